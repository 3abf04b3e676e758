## Lists that people make: the page of all of them, and what one is called and marked with.

lists-none = Todavía no tienes listas. Las tareas están en tu bandeja de entrada.
lists-new = Lista nueva
lists-add = Crear lista
lists-archived = Archivo
lists-deleted = Listas en la papelera

list-name = Nombre
list-colour = Color
list-favourite = Favorita: aparece primero
colour-grey = Gris
colour-red = Rojo
colour-orange = Naranja
colour-green = Verde
colour-teal = Verde azulado
colour-blue = Azul
colour-purple = Morado
colour-pink = Rosa

list-up = Subir: { $name }
list-down = Bajar: { $name }
list-edit = Editar: { $name }
list-unarchive = Sacar del archivo: { $name }
list-delete = Eliminar: { $name }
list-restore = Restaurar: { $name }

list-away = Guardar
list-away-what = Sus tareas se van con ella, fuera de la vista y sin recordatorios, y vuelven con ella. En la papelera se queda hasta que la vacíes.
list-archive = Archivar
list-unarchive-this = Sacar del archivo
list-delete-this = Mover a la papelera
list-is-archived = Esta lista está archivada. Sus tareas no aparecen en ningún otro sitio y nada te las recuerda.

did-lists-ordered = Orden cambiado.
did-list-archived = Lista archivada con sus tareas.
did-list-deleted = Lista movida a la papelera con sus tareas.
