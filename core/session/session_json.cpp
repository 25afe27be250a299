// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session_json.h"

#include "core/checkpoint/limited_json.h"
#include "core/session/answer_json.h"
#include "core/session/migrate.h"
#include "core/session/question_json.h"
#include "core/session/state_json.h"
#include "core/session/sticker_json.h"

#include <cmath>

namespace clipscope {

namespace {

using namespace session_json;
using namespace session_limits;

constexpr JsonLimits kJsonLimits{.parts = kParts, .depth = kDepth, .namesMayRepeat = false};

Json answerOrNull(const std::optional<SessionAnswer>& answer)
{
    return answer ? answerJson(*answer) : Json(nullptr);
}

/// JSON has no way to write such a number and would say null, which reads as "not given".
void refuseNonFinite(const Json& json, const std::string& path)
{
    if (json.is_number_float() && !std::isfinite(json.get<double>()))
        throw Error(
            ErrorCode::InvalidArgument,
            "the session cannot be saved: " + path.substr(1) + " is not a finite number");
    if (json.is_structured())
        for (const auto& entry : json.items())
            refuseNonFinite(entry.value(), path + "." + entry.key());
}

Session readDocument(const Fields& fields)
{
    Session session;
    if (const auto picture = fields.object("picture"))
        session.picture = readPicture(*picture);
    if (const auto question = fields.object("question"))
        session.question = readQuestion(*question);
    if (const auto map = fields.object("map"))
        session.map = readMapOptions(*map);
    if (const auto box = fields.object("box"))
        readBoxOptions(*box, session);
    if (const auto channels = fields.object("channels"))
        readChannels(*channels, session);
    if (const auto truth = fields.object("truth"))
        session.truth = readTruth(*truth);
    session.live = fields.flag("live", session.live);
    if (const auto view = fields.object("view"))
        session.view = readView(*view);
    session.stickers = readStickers(fields);
    if (const auto answer = fields.object("answer"))
        session.answer = readAnswer(*answer);
    if (const auto pinned = fields.object("pinned"))
        session.pinned = readAnswer(*pinned);
    for (const Fields& answer : fields.objects("history", kHistory))
        session.history.push_back(readAnswer(answer));
    return session;
}

}  // namespace

std::string sessionText(const Session& session)
{
    Json json = {
        {"format", "clipscope.session/" + std::to_string(kSessionVersion)},
        {"picture", session.picture ? pictureJson(*session.picture) : Json(nullptr)},
        {"question", questionJson(session.question)},
        {"map", mapOptionsJson(session.map)},
        {"box", boxOptionsJson(session)},
        {"channels", channelsJson(session)},
        {"truth", truthJson(session.truth)},
        {"live", session.live},
        {"view", viewJson(session.view)},
        {"stickers", stickersJson(session.stickers)},
        {"answer", answerOrNull(session.answer)},
        {"pinned", answerOrNull(session.pinned)}};
    Json& history = json["history"] = Json::array();
    for (const SessionAnswer& answer : session.history)
        history.push_back(answerJson(answer));
    refuseNonFinite(json, "");

    std::string text = json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    // What is saved must open again, whatever the rest of the program put into the session.
    try {
        static_cast<void>(parseSession(text, "the session cannot be saved"));
    } catch (const Error& error) {
        throw Error(ErrorCode::InvalidArgument, error.what());
    }
    return text;
}

Session parseSession(std::string_view text, const std::string& name)
{
    const auto fail = [&name](const std::string& what) {
        throw Error(ErrorCode::Corrupt, name + ": " + what);
    };
    if (text.size() > kFileBytes)
        fail(
            "has " + std::to_string(text.size()) + " bytes, more than a session may have (" +
            std::to_string(kFileBytes) + ")");
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{')
        fail("is not a Clipscope session");
    ReadJson document;
    try {
        document = parseLimitedJson(text, kJsonLimits);
    } catch (const JsonRefused& refused) {
        fail(std::string("is not a Clipscope session or was damaged: it ") + refused.what());
    }
    migrate(document, name, migrations());
    Source source{.name = name};
    return readDocument(Fields(source, document, ""));
}

}  // namespace clipscope
