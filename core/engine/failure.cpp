// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/failure.h"

#include "core/base/memory.h"

#include <c10/util/Exception.h>

#include <opencv2/core.hpp>

#include <exception>
#include <filesystem>
#include <new>
#include <string_view>
#include <system_error>

namespace clipscope {

namespace {

Failure outOfMemory(std::string detail)
{
    return {
        ErrorCode::OutOfMemory,
        "there is not enough memory for this model and picture; close other programs or choose a "
        "smaller model",
        std::move(detail)};
}

Failure internal(const std::string& what)
{
    return {ErrorCode::Internal, "a defect in clipscope: " + what, what};
}

std::string firstLine(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

}  // namespace

Failure describeCurrentException()
{
    try {
        throw;
    } catch (const Error& error) {
        return {error.code(), error.what(), {}};
    } catch (const std::bad_alloc& error) {
        return outOfMemory(error.what());
    } catch (const c10::Error& error) {
        const std::string text = error.what_without_backtrace();
        if (isAboutMemory(text))
            return outOfMemory(text);
        return {internal(firstLine(text)).code, internal(firstLine(text)).text, error.what()};
    } catch (const cv::Exception& error) {
        if (error.code == cv::Error::StsNoMem)
            return outOfMemory(error.what());
        return internal(error.err);
    } catch (const std::filesystem::filesystem_error& error) {
        return {
            ErrorCode::Unreadable,
            error.path1().string() + ": " + error.code().message(),
            error.what()};
    } catch (const std::system_error& error) {
        // What a thread for which there is no room is refused with.
        if (error.code() == std::errc::resource_unavailable_try_again)
            return outOfMemory(error.what());
        return internal(error.what());
    } catch (const std::exception& error) {
        return internal(error.what());
    } catch (...) {
        return internal("an exception of unknown type");
    }
}

}  // namespace clipscope
