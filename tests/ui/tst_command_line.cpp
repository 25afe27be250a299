// SPDX-License-Identifier: GPL-3.0-or-later
// The window's command lines, read back by a shell and by the program's own parser.
#include "app/cli/commands/commands.h"
#include "app/cli/explain_options.h"
#include "app/cli/explain_settings.h"
#include "core/text/prompt_templates.h"
#include "tests/ui/ui_support.h"
#include "ui/export/command_line.h"
#include "ui/raster/convert.h"
#include "ui/state/document.h"
#include "ui/state/wish.h"

#include <QProcess>

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <optional>

namespace clipscope::test {
namespace {

/// What a POSIX shell makes of a line.
std::vector<std::string> words(const QString& line)
{
    QProcess shell;
    shell.start("sh", {"-c", "printf '%s\\0' " + line});
    EXPECT_TRUE(shell.waitForFinished());
    EXPECT_EQ(shell.exitCode(), 0) << shell.readAllStandardError().toStdString();
    QList<QByteArray> parts = shell.readAllStandardOutput().split('\0');
    parts.removeLast();
    std::vector<std::string> made;
    for (const QByteArray& part : parts)
        made.push_back(part.toStdString());
    return made;
}

/// CLI11 takes its words from the last to the first.
std::vector<std::string> reversed(std::vector<std::string> list)
{
    std::reverse(list.begin(), list.end());
    return list;
}

struct Parsed {
    cli::CommonOptions common;
    cli::MethodOptions method;
    std::size_t explained = 0;
    std::string out;
};

class CommandLineTest : public ::testing::Test {
protected:
    CommandLineTest()
    {
        m_document.setPicture(ui::makePicture(
            Image(ui::toRgb(gradient(8, 6)), "apple.png"), "apple.png", "/pictures/apple.png"));
        m_document.setModel("demo-rn");
        m_document.setPrompt(0, "an apple");
    }

    /// The line, taken by `clipscope explain` itself and by its parts.
    [[nodiscard]] Parsed parsed()
    {
        const ui::CommandLine made = ui::commandLine(m_document);
        EXPECT_FALSE(made.line.isEmpty()) << made.remarks.join(' ').toStdString();
        std::vector<std::string> all = words(made.line);
        EXPECT_EQ(all.at(0), "clipscope");
        EXPECT_EQ(all.at(1), "explain");
        all.erase(all.begin());
        {
            CLI::App program;
            cli::Work chosen;
            const cli::Services services;
            cli::addExplainCommand(program, chosen, services);
            EXPECT_NO_THROW(program.parse(reversed(all))) << made.line.toStdString();
            EXPECT_TRUE(chosen);
        }
        all.erase(all.begin());
        Parsed parts;
        CLI::App command;
        cli::addCommonOptions(command, parts.common);
        cli::addMethodOptions(command, parts.method);
        cli::addMapOptions(command, parts.method);
        command.add_option("--explain", parts.explained);
        command.add_option("--out", parts.out);
        EXPECT_NO_THROW(command.parse(reversed(all))) << made.line.toStdString();
        return parts;
    }

    /// The line asks the engine for what the document asks it for, and makes the same of the map.
    void expectSame()
    {
        const Parsed line = parsed();
        const auto settings = cli::settingsFor(line.method, line.common, ClipConfig{});
        const auto wish = ui::wishOf(m_document);
        ASSERT_TRUE(wish);
        SaliencyRequest request =
            cli::requestFor(line.method, settings, wish->image, line.common.prompts);
        EXPECT_EQ(line.common.image, m_document.picture()->path.toStdString());
        EXPECT_EQ(request.prompts, wish->prompts);
        EXPECT_EQ(line.explained, wish->explained);
        EXPECT_EQ(request.method, wish->method);
        EXPECT_EQ(request.params, wish->params);
        EXPECT_EQ(request.layer, wish->layer);
        EXPECT_EQ(request.fit, wish->fit);
        EXPECT_EQ(request.seed, wish->seed);
        EXPECT_EQ(request.filter, wish->filter);
        EXPECT_EQ(request.templates, wish->templates);
        EXPECT_EQ(request.scalar, wish->scalar);
        const ui::DocumentState& state = m_document.state();
        EXPECT_EQ(settings.map, state.mapOptions);
        EXPECT_EQ(settings.box, (LocalizeOptions{state.threshold, state.rule, state.alpha}));
        const ui::ModelWish model = m_document.modelWish();
        EXPECT_EQ(line.common.model.name, model.nameOrPath);
        EXPECT_EQ(line.common.model.overrides, model.overrides);
        EXPECT_EQ(line.common.model.merges, model.merges.value_or("").string());
    }

    ui::Document m_document;
};

TEST_F(CommandLineTest, IsShortForTheUsualQuestion)
{
    m_document.setChannelCount(2048);
    EXPECT_EQ(
        ui::commandLine(m_document).line,
        "clipscope explain /pictures/apple.png --prompt 'an apple' --model demo-rn --method "
        "gscorecam --k 300 --fit stretch --out 'apple - an apple - gscorecam'");
    expectSame();
}

TEST_F(CommandLineTest, SaysEverythingThatDiffersFromTheDefaults)
{
    m_document.setPrompt(0, "an apple");
    m_document.addPrompt("  ");
    m_document.addPrompt("a pear");
    m_document.setMethod("gscorecam");
    m_document.setK(17);
    m_document.setParam("softmax", std::string("selected"));
    m_document.setFit(Fit::Pad);
    m_document.setThreshold({Threshold::Kind::AtLeast, 0.1 + 0.2});
    m_document.edit([](ui::DocumentState& state) {
        state.layer = "layer3,layer4";
        state.templates = {"a photo of {}, isn't it?"};
        state.scalar = Scalar::Softmax;
        state.seed = 18446744073709551615U;
        state.mapOptions = {Interpolation::Bicubic, {.size = 5.5, .percent = true}};
        state.rule = BoxRule::AreaIntensity;
        state.alpha = 1.0 / 3;
    });
    ui::ModelWish wish{.nameOrPath = "/models/my model.pt"};
    wish.overrides.activation = Activation::QuickGelu;
    wish.overrides.visionHeads = 12;
    wish.overrides.textHeads = 8;
    wish.overrides.mean = {0.1F, 0.5F, 0.25F};
    wish.overrides.deviation = {0.3F, 0.2F, 0.1F};
    wish.overrides.inputSize = 448;
    wish.merges = "/models/it's merges.txt";
    m_document.setModelWish(wish);
    expectSame();
}

TEST_F(CommandLineTest, NamesEveryMethodAndItsParameters)
{
    for (const MethodInfo& method : methodCatalogue()) {
        m_document.setMethod(QString::fromStdString(method.id));
        for (const ParamSpec& param : method.params) {
            if (param.id == "k")
                continue;
            if (!param.choices.empty())
                m_document.setParam(param.id, param.choices.back());
            else if (std::holds_alternative<double>(param.fallback))
                m_document.setParam(param.id, param.minimum + (param.maximum - param.minimum) / 3);
            else if (std::holds_alternative<std::int64_t>(param.fallback))
                m_document.setParam(
                    param.id, static_cast<std::int64_t>((param.minimum + param.maximum) / 2));
        }
        SCOPED_TRACE(method.id);
        expectSame();
    }
}

TEST_F(CommandLineTest, NamesSetsOfTemplates)
{
    for (const TemplateSet& set : templateSets()) {
        m_document.edit([&set](ui::DocumentState& state) {
            state.templates.clear();
            if (set.id != "none")
                for (const std::string& text : set.templates)
                    state.templates.append(QString::fromStdString(text));
        });
        SCOPED_TRACE(set.id);
        expectSame();
    }
}

class PromptsOnALineTest : public CommandLineTest,
                           public ::testing::WithParamInterface<const char*> {};

TEST_P(PromptsOnALineTest, SurviveTheShellAndTheParser)
{
    m_document.setPrompt(0, GetParam());
    m_document.addPrompt("another");
    m_document.setExplained(0);
    expectSame();
}

INSTANTIATE_TEST_SUITE_P(
    Texts,
    PromptsOnALineTest,
    ::testing::Values(
        "two words",
        "it's",
        "\"quoted\" and 'single'",
        "-leading dash",
        "--model",
        "-'both",
        "two\nlines",
        "a $HOME `date` \\n !x",
        "*.png",
        "[a, b]",
        "{a}",
        "# not a comment",
        "a=b; c & d | e > f",
        "ein Äpfelchen",
        "100 %",
        "~",
        "trailing\n"));

TEST_F(CommandLineTest, SaysWhatItLeavesOut)
{
    m_document.edit([](ui::DocumentState& state) { state.templates = {"a {}", "b {}"}; });
    m_document.setChannelOn(3, false);
    m_document.setChannel(5);
    const ui::CommandLine made = ui::commandLine(m_document);
    EXPECT_FALSE(made.line.isEmpty());
    EXPECT_EQ(made.remarks.size(), 3);
}

TEST_F(CommandLineTest, CannotBeMadeWithoutAFileOrAPrompt)
{
    m_document.setPicture(gradientPicture(4, 4));
    EXPECT_TRUE(ui::commandLine(m_document).line.isEmpty());
    EXPECT_EQ(ui::commandLine(m_document).remarks.size(), 1);
    ui::Document empty;
    EXPECT_TRUE(ui::commandLine(empty).line.isEmpty());
}

}  // namespace
}  // namespace clipscope::test
