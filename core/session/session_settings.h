// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/profile.h"
#include "core/session/session.h"

#include <string>

namespace clipscope {

/// What a session says about how to explain, with `method` in place of its own if that is not
/// empty. Parameters are those that the session keeps for the method, and k if the method has one.
/// Throws Error(InvalidArgument) if there is no such method.
[[nodiscard]] ExplainSettings settingsOf(const Session& session, const std::string& method = {});

/// True if both results answer the same question about the same picture, so that their maps should
/// be equal wherever the same model answers.
[[nodiscard]] bool isSameQuestion(const SaliencyResult& a, const SaliencyResult& b);

}  // namespace clipscope
