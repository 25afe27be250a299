// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope session: what is in a session file, or in a picture that carries one?
#include "app/cli/commands/commands.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/messages.h"
#include "app/cli/text_table.h"
#include "core/base/check.h"
#include "core/session/session_file.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

namespace clipscope::cli {

namespace {

using Json = nlohmann::ordered_json;
using Rows = std::vector<std::pair<std::string, std::string>>;

struct SessionOptions {
    std::string file;
    bool json = false;
};

std::string text(const ParamValue& value)
{
    if (const auto* word = std::get_if<std::string>(&value))
        return *word;
    return std::visit([](const auto& held) { return Json(held).dump(); }, value);
}

/// The parameters of the method in force, k among them.
MethodParams paramsOf(const SessionQuestion& question)
{
    const auto kept = question.params.find(question.method);
    MethodParams params = kept == question.params.end() ? MethodParams{} : kept->second;
    const auto& methods = methodCatalogue();
    const auto info = std::find_if(methods.begin(), methods.end(), [&question](const auto& each) {
        return each.id == question.method;
    });
    if (info != methods.end() && info->param("k"))
        params.try_emplace("k", question.k);
    return params;
}

Json orNull(const std::string& value)
{
    return value.empty() ? Json(nullptr) : Json(value);
}

Json pictureJson(const SessionPicture& picture)
{
    return {
        {"title", picture.title},
        {"path", orNull(picture.path)},
        {"relative_path", orNull(picture.relativePath)},
        {"sha256", orNull(picture.fileSha256)},
        {"embedded_bytes", picture.bytes.size()}};
}

Json questionJson(const SessionQuestion& question)
{
    Json params = Json::object();
    for (const auto& [name, value] : paramsOf(question))
        params[name] = std::visit([](const auto& held) { return Json(held); }, value);
    return {
        {"prompts", question.prompts},
        {"explained", question.explained},
        {"model", orNull(question.model.nameOrPath)},
        {"model_sha256", orNull(question.model.sha256)},
        {"method", question.method},
        {"params", std::move(params)},
        {"layer", orNull(question.layer)},
        {"fit", toString(question.fit)},
        {"templates", question.templates},
        {"scalar", toString(question.scalar)},
        {"seed", question.seed}};
}

Json answerJson(const SessionAnswer& answer)
{
    const SaliencyResult& result = answer.result;
    Json prompts = Json::array();
    for (const PromptScore& prompt : result.prompts)
        prompts.push_back(
            {{"text", prompt.text},
             {"cosine", prompt.cosine},
             {"logit", prompt.logit},
             {"probability", prompt.probability ? Json(*prompt.probability) : Json(nullptr)}});
    const Size grid = result.map.grid();
    return {
        {"model", answer.model.name},
        {"method", result.method},
        {"layer", result.layer},
        {"prompts", std::move(prompts)},
        {"explained", result.explained},
        {"grid", Json::array({grid.height, grid.width})},
        {"channels", result.bank ? result.bank->channels() : 0},
        {"passes", result.passes},
        {"complete", answer.total == 0},
        {"notes", result.notes}};
}

Json sessionJson(const SessionOptions& options, const Session& session)
{
    Json history = Json::array();
    for (const SessionAnswer& answer : session.history)
        history.push_back(answerJson(answer));
    return {
        {"schema", "clipscope.session_summary/1"},
        {"file", options.file},
        {"picture", session.picture ? pictureJson(*session.picture) : Json(nullptr)},
        {"question", questionJson(session.question)},
        {"interpolation", toString(session.map.interpolation)},
        {"closing", toString(session.map.closing)},
        {"threshold", toString(session.box.threshold)},
        {"box_rule", toString(session.box.rule)},
        {"box_alpha", session.box.alpha},
        {"channels_off", session.channelsOff},
        {"stickers", session.stickers.size()},
        {"answer", session.answer ? answerJson(*session.answer) : Json(nullptr)},
        {"pinned", session.pinned ? answerJson(*session.pinned) : Json(nullptr)},
        {"history", std::move(history)}};
}

std::string pictureText(const std::optional<SessionPicture>& picture)
{
    if (!picture)
        return "none";
    const std::string place =
        !picture->relativePath.empty() ? picture->relativePath : picture->path;
    std::string line = picture->title.empty() ? place : picture->title;
    if (!picture->bytes.empty())
        return line + ", embedded, " + std::to_string(picture->bytes.size()) + " bytes";
    return line + ", at " + place;
}

std::string methodText(const SessionQuestion& question)
{
    std::string line = question.method;
    for (const auto& [name, value] : paramsOf(question))
        line += ", " + name + " " + text(value);
    return line;
}

std::string answerText(const SessionAnswer& answer)
{
    const SaliencyResult& result = answer.result;
    const Size grid = result.map.grid();
    std::ostringstream line;
    line << result.method << " at " << result.layer << " of " << answer.model.name << ", "
         << grid.width << " x " << grid.height << " cells";
    if (result.bank)
        line << ", " << result.bank->channels() << " channels";
    if (answer.total > 0)
        line << ", stopped after " << answer.done << " of " << answer.total;
    return line.str();
}

std::string templatesText(const std::vector<std::string>& templates)
{
    if (templates.empty())
        return "none";
    return templates.size() == 1 ? templates.front() : std::to_string(templates.size()) + " texts";
}

Rows rowsOf(const Session& session)
{
    const SessionQuestion& question = session.question;
    const auto orDefault = [](const std::string& value) {
        return value.empty() ? "default" : value;
    };
    Rows rows = {
        {"picture", pictureText(session.picture)},
        {"model", orDefault(question.model.nameOrPath)},
        {"method", methodText(question)},
        {"layer", orDefault(question.layer)},
        {"fit", std::string(toString(question.fit))},
        {"template", templatesText(question.templates)},
        {"scalar", std::string(toString(question.scalar))},
        {"seed", std::to_string(question.seed)},
        {"threshold", toString(session.box.threshold)},
        {"box rule", std::string(toString(session.box.rule))},
        {"map", session.answer ? answerText(*session.answer) : "none"}};
    if (!session.channelsOff.empty())
        rows.emplace_back("channels off", std::to_string(session.channelsOff.size()));
    if (session.pinned)
        rows.emplace_back("pinned map", answerText(*session.pinned));
    if (!session.history.empty())
        rows.emplace_back("earlier maps", std::to_string(session.history.size()));
    return rows;
}

std::string promptsText(const Session& session)
{
    if (session.answer)
        return "\nWhat the map is for:\n" +
               scoreTable(session.answer->result.prompts, session.answer->result.explained);
    std::string lines = "\nPrompts:\n";
    for (std::size_t i = 0; i < session.question.prompts.size(); ++i)
        lines += (i == session.question.explained ? "> " : "  ") + std::to_string(i) + "  " +
                 oneLine(session.question.prompts[i]) + "\n";
    return lines;
}

std::string page(const Session& session)
{
    constexpr std::size_t kColumn = 14;
    std::string text;
    for (const auto& [name, value] : rowsOf(session))
        text += name + std::string(kColumn - name.size(), ' ') + oneLine(value) + "\n";
    return text + promptsText(session);
}

void runSession(const SessionOptions& options)
{
    CLIPSCOPE_CHECK(
        !options.file.empty(),
        "no session was given; name a file, as in: clipscope session dog.clipscope");
    const Session session = readSession(options.file);
    if (options.json)
        std::cout
            << sessionJson(options, session).dump(2, ' ', false, Json::error_handler_t::replace)
            << '\n';
    else
        std::cout << page(session);
}

}  // namespace

void addSessionCommand(CLI::App& program, Work& chosen)
{
    auto options = std::make_shared<SessionOptions>();
    CLI::App* command =
        program.add_subcommand("session", "Show what is in a session or in a picture with one.");
    command->formatter(std::make_shared<ManualFormatter>("clipscope session FILE [--json]"));
    command->footer(
        "A session keeps a picture, what was asked about it and the maps that were found.\n"
        "The window saves and opens sessions; 'clipscope explain' asks again with\n"
        "--session and writes one with --save-session.");
    command->add_option("FILE", options->file, "A session file, or a PNG with a session in it.");
    command->add_flag("--json", options->json, "Print JSON.");
    command->callback([options, &chosen] {
        chosen = [options](const std::stop_token&) { runSession(*options); };
    });
}

}  // namespace clipscope::cli
