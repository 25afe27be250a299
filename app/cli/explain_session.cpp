// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/explain_session.h"

#include "core/base/check.h"
#include "core/image/image_io.h"
#include "core/session/session_picture.h"
#include "core/session/session_settings.h"
#include "core/sticker/composite.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

namespace clipscope::cli {

namespace fs = std::filesystem;

namespace {

bool isBlank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// Where row `index` of the table is among those that are not blank.
std::size_t withoutBlanks(const std::vector<std::string>& prompts, std::size_t index)
{
    const auto end = prompts.begin() + static_cast<std::ptrdiff_t>(index);
    return static_cast<std::size_t>(
        std::count_if(prompts.begin(), end, [](const auto& text) { return !isBlank(text); }));
}

void takePrompts(const OpenedSession& session, const CLI::App& command, Asked& asked)
{
    const SessionQuestion& question = session.content.question;
    for (const std::string& prompt : question.prompts)
        if (!isBlank(prompt))
            asked.common.prompts.push_back(prompt);
    CLIPSCOPE_CHECK(
        !asked.common.prompts.empty(),
        session.path.string() + " asks nothing: it has no prompt; give one with --prompt");
    if (command.count("--explain") == 0) {
        CLIPSCOPE_CHECK(
            !isBlank(question.prompts[question.explained]),
            "the prompt that " + session.path.string() +
                " explains is empty; choose another with --explain");
        asked.explained = withoutBlanks(question.prompts, question.explained);
    }
    if (!asked.method.rival && question.rival && !isBlank(question.prompts[*question.rival]))
        asked.method.rival = withoutBlanks(question.prompts, *question.rival);
}

void takeModel(const SessionModel& model, ModelSelection& selection)
{
    if (!model.nameOrPath.empty())
        selection.name = model.nameOrPath;
    if (selection.merges.empty())
        selection.merges = model.merges;
    const auto take = [&](auto ConfigOverrides::*field) {
        if (!(selection.overrides.*field))
            selection.overrides.*field = model.overrides.*field;
    };
    take(&ConfigOverrides::activation);
    take(&ConfigOverrides::mean);
    take(&ConfigOverrides::deviation);
    take(&ConfigOverrides::visionHeads);
    take(&ConfigOverrides::textHeads);
    take(&ConfigOverrides::inputSize);
    take(&ConfigOverrides::resize);
    take(&ConfigOverrides::filter);
}

void takeMethod(const Session& session, const CLI::App& command, Asked& asked)
{
    const SessionQuestion& question = session.question;
    MethodOptions& method = asked.method;
    if (!method.profileGiven)
        method.session = settingsOf(session, method.method.value_or(""));
    if (!method.profileGiven && !method.templates)
        method.templateTexts = question.templates;
    if (command.count("--alpha") == 0)
        method.alpha = question.alpha;
    if (command.count("--seed") == 0)
        method.seed = question.seed;
    if (command.count("--mask-iterations") == 0)
        method.repetition.maskIterations = question.maskIterations;
    method.repetition.augSmooth = method.repetition.augSmooth || question.augSmooth;
    method.eigenSmooth = method.eigenSmooth || question.eigenSmooth;
    if (!asked.words)
        asked.words = question.words;
}

std::string absolute(const std::string& path)
{
    std::error_code ignored;
    return path.empty() ? path : fs::absolute(path, ignored).lexically_normal().string();
}

SessionQuestion questionOf(
    const Asked& asked,
    const ExplainSettings& settings,
    const ModelIdentity& model,
    const SaliencyResult& result)
{
    SessionQuestion question;
    question.prompts = asked.common.prompts;
    question.explained = result.explained;
    question.method = settings.method;
    question.params[settings.method] = settings.params;
    // Where k is kept for all methods that have one.
    MethodParams& params = question.params[settings.method];
    const auto k = params.find("k");
    if (k != params.end()) {
        question.k = std::get<std::int64_t>(k->second);
        params.erase(k);
    }
    question.layer = settings.layer;
    question.fit = settings.fit;
    question.filter = settings.filter;
    question.templates = result.templates;
    question.scalar = settings.scalar;
    question.rival = asked.method.rival;
    question.alpha = asked.method.alpha;
    question.eigenSmooth = asked.method.eigenSmooth;
    question.augSmooth = asked.method.repetition.augSmooth;
    question.maskIterations = asked.method.repetition.maskIterations;
    question.words = asked.words;
    question.seed = asked.method.seed;
    const ModelSelection& selection = asked.common.model;
    const bool isPath = selection.name.find('/') != std::string::npos;
    std::error_code ignored;
    question.model.nameOrPath =
        isPath && fs::exists(selection.name, ignored) ? absolute(selection.name) : selection.name;
    question.model.sha256 = model.sha256;
    question.model.overrides = selection.overrides;
    question.model.merges = absolute(selection.merges);
    return question;
}

}  // namespace

Asked askedBy(const OpenedSession& session, const Asked& line, const CLI::App& command)
{
    Asked asked = line;
    if (asked.common.prompts.empty())
        takePrompts(session, command, asked);
    if (command.count("--model") == 0)
        takeModel(session.content.question.model, asked.common.model);
    takeMethod(session.content, command, asked);
    return asked;
}

Image pictureFor(
    const CommonOptions& common,
    const std::optional<OpenedSession>& session,
    const Services& services)
{
    if (!common.image.empty() || !session)
        return readImage(common.image);
    CLIPSCOPE_CHECK(
        session->content.picture.has_value(),
        session->path.string() + " holds no picture; name one on the command line");
    Image image = findPicture(*session->content.picture, session->path);
    const std::vector<Sticker>& stickers = session->content.stickers;
    if (stickersKey(stickers).empty())
        return image;
    if (!services.stickerRaster)
        throw Error(
            ErrorCode::Unsupported,
            session->path.string() +
                " has stickers, and this program was built without fonts; build it with "
                "CLIPSCOPE_BUILD_GUI");
    return composed(image, stickers, *services.stickerRaster());
}

std::string modelNote(const OpenedSession& session, const ModelIdentity& model)
{
    const std::string& wanted = session.content.question.model.sha256;
    if (wanted.empty() || wanted == model.sha256)
        return {};
    return "the weights of " + model.name + " are not those that " + session.path.string() +
           " was made with; maps and scores may differ";
}

std::string comparedWith(const OpenedSession& session, const SaliencyResult& result)
{
    const auto& answer = session.content.answer;
    if (!answer || answer->total != 0 || !isSameQuestion(answer->result, result))
        return {};
    const cv::Mat& stored = answer->result.map.values;
    const cv::Mat& fresh = result.map.values;
    if (stored.size() != fresh.size())
        return "the session's map has another grid";
    const double difference = cv::norm(stored, fresh, cv::NORM_INF);
    if (difference == 0)
        return "equals the session's map bit for bit";
    std::array<char, 32> digits{};
    const auto written = std::to_chars(
        digits.data(), digits.data() + digits.size(), difference, std::chars_format::general, 3);
    return "differs from the session's map by up to " + std::string(digits.data(), written.ptr);
}

Session sessionOf(
    const Asked& asked,
    const ExplainSettings& settings,
    const Image& image,
    const ModelIdentity& model,
    const std::vector<SaliencyResult>& results,
    const std::optional<OpenedSession>& before)
{
    Session session = before ? before->content : Session{};
    const bool isAsOnDisk = asked.method.corruption.kind == Corruption::None;
    const fs::path file = isAsOnDisk ? asked.common.image : std::string();
    const bool isAsBefore = asked.common.image.empty() && isAsOnDisk && before;
    if (!isAsBefore)
        session.picture = embed(image, fs::path(asked.common.image).filename().string(), file);
    if (!isAsBefore)
        session.stickers.clear();  // those of the former picture, or part of this one by now
    session.map = settings.map;
    session.box = settings.box;
    for (std::size_t i = 0; i < results.size(); ++i) {
        SessionAnswer answer{
            .question = questionOf(asked, settings, model, results[i]),
            .model = model,
            .result = results[i]};
        if (i > 0) {
            session.history.push_back(std::move(answer));
            continue;
        }
        if (!session.answer || !isSameQuestion(session.answer->result, results[i]))
            session.candidate.reset();  // it was one of another map's boxes
        const auto params = session.question.params;
        session.question = answer.question;
        session.question.params.insert(params.begin(), params.end());
        session.answer = std::move(answer);
    }
    return session;
}

void checkSessionPlace(const fs::path& path)
{
    std::error_code ignored;
    const fs::path folder = fs::absolute(path, ignored).parent_path();
    if (!fs::is_directory(folder, ignored))
        throw Error(
            ErrorCode::WriteFailed,
            "cannot write the session " + path.string() + ": " + folder.string() +
                " is not a folder; choose another --save-session");
    if (fs::is_directory(path, ignored))
        throw Error(
            ErrorCode::WriteFailed,
            "cannot write the session " + path.string() +
                ": it is a folder; choose another --save-session");
}

}  // namespace clipscope::cli
