-- Closed loop, for wrk: every connection asks again as soon as it is answered, which finds the most the server can do.
-- Prints: requests, microseconds they took, wrong answers.

local sessions = {}
for session in io.lines(os.getenv("SESSIONS")) do
  sessions[#sessions + 1] = session
end
local posts = os.getenv("METHOD") == "POST"
-- Lines of SESSIONS are ids of sessions, or access tokens where BY says so.
local by_token = os.getenv("BY") == "token"
local number = 0

local function body(target)
  if target == "/api/sign_in" then
    local who = "user" .. (number % tonumber(os.getenv("PEOPLE")) + 1) .. "%40example.org"
    return "credentials[email]=" .. who .. "&credentials[password]=" .. os.getenv("PASSWORD"):gsub(" ", "+") .. "&credentials[next]="
  end
  local id = string.format("%s-0000-4000-8000-%012x", os.getenv("RUN"), number)
  return "task[id]=" .. id .. "&task[title]=Measured&task[list]=today"
end

function request()
  number = number + 1
  local headers = { ["Accept-Encoding"] = os.getenv("ENCODING") }
  local who = sessions[number % #sessions + 1]
  if by_token then
    headers["Authorization"] = "Bearer " .. who
  elseif wrk.path ~= "/api/sign_in" then
    headers["Cookie"] = "taskbell=" .. who
  end
  if not posts then
    return wrk.format("GET", nil, headers)
  end
  headers["Content-Type"] = "application/x-www-form-urlencoded"
  headers["Origin"] = os.getenv("ADDRESS")
  return wrk.format("POST", nil, headers, body(wrk.path))
end

-- Milliseconds between an answer and the next request of its connection, on average: all at once would come in waves.
local pause = tonumber(os.getenv("DELAY"))
if pause then
  function delay()
    return math.random(0, 2 * pause)
  end
end

function done(summary)
  local errors = summary.errors
  local broken = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  io.write(string.format("%d %d %d\n", summary.requests, summary.duration, broken))
end
