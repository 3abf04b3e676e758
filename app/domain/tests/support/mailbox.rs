use mail_parser::MessageParser;

use super::App;

/// A mail as its reader gets it.
#[derive(Clone, Debug)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub message_id: String,
    pub text: String,
    pub html: String,
    pub headers: Vec<String>,
    pub raw: String,
}

impl App {
    /// Every mail sent, in no order.
    pub fn mails(&self) -> Vec<Mail> {
        // The folder comes with the first.
        let files = std::fs::read_dir(self.folder.path().join("mail")).into_iter().flatten();
        files.map(|file| parse(&std::fs::read(file.unwrap().path()).unwrap())).collect()
    }
}

fn parse(raw: &[u8]) -> Mail {
    let message = MessageParser::default().parse(raw).unwrap();
    Mail {
        to: message.to().unwrap().first().unwrap().address().unwrap().to_owned(),
        subject: message.subject().unwrap().to_owned(),
        message_id: message.message_id().unwrap().to_owned(),
        text: message.body_text(0).unwrap().replace("\r\n", "\n"),
        html: message.body_html(0).unwrap().replace("\r\n", "\n"),
        headers: message.headers_raw().map(|(name, _)| name.to_owned()).collect(),
        raw: String::from_utf8_lossy(raw).into_owned(),
    }
}
