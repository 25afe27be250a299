// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/profile.h"
#include "core/session/session.h"

#include <string>

namespace clipscope {

/// What a session says about how to explain, with `method` in place of its own if that is not
/// empty. Parameters are those that the session keeps for the method, and k if the method has one.
/// Templates are the name of their set, the text if there is just one, and several texts otherwise,
/// which templatesFromString() does not take. Throws Error(InvalidArgument) if there is no such
/// method.
[[nodiscard]] ExplainSettings settingsOf(const Session& session, const std::string& method = {});

/// The parameters that a question has for a method of its own or another, without k; whole numbers
/// where the method wants reals are reals. None if there is no such method.
[[nodiscard]] MethodParams paramsFor(const SessionQuestion& question, const std::string& method);

/// Looks whether this version knows the methods of a session, and their parameters, so that it can
/// be shown. Throws Error(Corrupt) with `name`, the file's, if not. Parameters kept for methods
/// that are not in use may be of any.
void checkMethods(const Session& session, const std::string& name);

/// True if both results answer the same question about the same picture, so that their maps should
/// be equal wherever the same model answers.
[[nodiscard]] bool isSameQuestion(const SaliencyResult& a, const SaliencyResult& b);

}  // namespace clipscope
