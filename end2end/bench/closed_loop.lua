-- Closed loop, for wrk: every connection asks again as soon as it is answered, which finds the most the server can do.
-- Prints: requests, microseconds they took, wrong answers.

local sessions = {}
for session in io.lines(os.getenv("SESSIONS")) do
  sessions[#sessions + 1] = session
end
local posts = os.getenv("METHOD") == "POST"
local number = 0

function request()
  number = number + 1
  local headers = { ["Cookie"] = "taskbell=" .. sessions[number % #sessions + 1], ["Accept-Encoding"] = os.getenv("ENCODING") }
  if not posts then
    return wrk.format("GET", nil, headers)
  end
  headers["Content-Type"] = "application/x-www-form-urlencoded"
  headers["Origin"] = os.getenv("ADDRESS")
  local id = string.format("%s-0000-4000-8000-%012x", os.getenv("RUN"), number)
  return wrk.format("POST", nil, headers, "task[id]=" .. id .. "&task[title]=Measured&task[list]=today")
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
