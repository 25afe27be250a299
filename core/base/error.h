// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace clipscope {

/// What kind of thing went wrong; decides the exit code and the look of the message.
enum class ErrorCode {
    InvalidArgument,  ///< the caller asked for something that cannot be (exit code 2 on the command
                      ///< line)
    Unreadable,       ///< a file is missing or cannot be opened or decoded
    Corrupt,          ///< a file was read and contradicts its own format
    Unsupported,      ///< a valid thing that this program does not handle
    NoModel,          ///< no model of that name or at that path
    WriteFailed,      ///< the result could not be written
    OutOfMemory,      ///< an allocation failed even with the smallest batch
    Internal          ///< a defect in Clipscope itself
};

/// The one exception type of the core. `what()` is one sentence that names the thing (file,
/// parameter, tensor), the offending value and the remedy; it is shown to people as it stands.
class Error : public std::runtime_error {
public:
    Error(ErrorCode code, const std::string& sentence) : std::runtime_error(sentence), m_code(code)
    {
    }
    [[nodiscard]] ErrorCode code() const noexcept { return m_code; }

private:
    ErrorCode m_code;
};

/// Thrown by RunContext::step when the user has asked to stop. Not an error and deliberately not a
/// std::exception, so that no handler of errors swallows it.
struct Cancelled {};

}  // namespace clipscope
