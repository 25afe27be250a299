// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sticker_commands.h"

#include "core/base/atomic_file.h"
#include "core/image/image_io.h"
#include "ui/canvas/sticker_tool.h"
#include "ui/dialogs/action_commands.h"
#include "ui/panels/attack_panel.h"
#include "ui/panels/defence_panel.h"
#include "ui/panels/sticker_panel.h"
#include "ui/panels/sweep_panel.h"
#include "ui/raster/convert.h"
#include "ui/window/actions.h"
#include "ui/window/panels.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QMenu>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <tuple>
#include <utility>

namespace clipscope::ui {
namespace {

const QString kFamousWord = QStringLiteral("iPod");

QString titleFor(StickerPreset preset)
{
    switch (preset) {
    case StickerPreset::PaperLabel:
        return StickerCommands::tr("Paper &label");
    case StickerPreset::HandwrittenNote:
        return StickerCommands::tr("Handwritten &note");
    case StickerPreset::PriceTag:
        return StickerCommands::tr("&Price tag");
    case StickerPreset::Watermark:
        return StickerCommands::tr("&Watermark");
    case StickerPreset::TinyCornerText:
        return StickerCommands::tr("&Tiny text in the corner");
    }
    return {};
}

}  // namespace

StickerCommands::StickerCommands(const Parts& parts)
    : QObject(&parts.window)
    , m_workbench(parts.workbench)
    , m_document(parts.workbench.document())
    , m_bench(parts.workbench.stickers())
    , m_settings(parts.settings)
    , m_actions(parts.actions)
    , m_tool(parts.tool)
    , m_panels(parts.panels)
    , m_window(parts.window)
{
    fillMenus();
    connectActions();
    connectSelection();
    m_panels.stickers().setActions(
        {m_actions.addSticker,
         m_actions.duplicateSticker,
         m_actions.deleteSticker,
         m_actions.raiseSticker,
         m_actions.lowerSticker,
         m_actions.lockSticker});
    connect(&m_panels.sweep(), &SweepPanel::exportWanted, this, &StickerCommands::exportSweep);
    connect(
        &m_panels.defences(), &DefencePanel::exportWanted, this, &StickerCommands::exportDefences);
    connect(&m_panels.attack(), &AttackPanel::stageWanted, this, &StickerCommands::stage);
    refresh();
}

void StickerCommands::fillMenus()
{
    for (const StickerPresetInfo& info : stickerPresets()) {
        QAction* action = m_actions.stickerPresets->addAction(titleFor(info.preset));
        action->setObjectName("sticker-" + QString::fromUtf8(info.id.data(), int(info.id.size())));
        connect(
            action, &QAction::triggered, this, [this, preset = info.preset] { addPreset(preset); });
    }
    const std::array<std::tuple<StickerKind, const char*, QString>, 3> brushes{{
        {StickerKind::Inpaint, "brushInpaint", tr("&Fill from the surroundings")},
        {StickerKind::Blur, "brushBlur", tr("&Blur")},
        {StickerKind::Erase, "brushErase", tr("&Cover with the mean colour")},
    }};
    for (const auto& [kind, name, title] : brushes) {
        QAction* action = m_actions.stickerBrushes->addAction(title);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, [this, kind = kind] { paint(kind); });
    }
    const std::array<std::tuple<SweepKind, const char*, QString>, 5> sweeps{{
        {SweepKind::Size, "sweepSize", tr("&Size")},
        {SweepKind::Position, "sweepPosition", tr("&Position")},
        {SweepKind::Opacity, "sweepOpacity", tr("&Opacity")},
        {SweepKind::Rotation, "sweepRotation", tr("&Rotation")},
        {SweepKind::Text, "sweepWording", tr("&Words")},
    }};
    for (const auto& [kind, name, title] : sweeps) {
        QAction* action = m_actions.sweeps->addAction(title);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, [this, kind = kind] {
            showAttack();
            m_panels.attack().showStudy(&m_panels.sweep());
            m_panels.sweep().run(kind);
        });
    }
}

void StickerCommands::connectActions()
{
    connect(m_actions.addSticker, &QAction::triggered, this, &StickerCommands::addText);
    connect(m_actions.addStickerPicture, &QAction::triggered, this, &StickerCommands::addPicture);
    connect(m_actions.toggleStickers, &QAction::triggered, this, &StickerCommands::toggle);
    connect(m_actions.bakeStickers, &QAction::triggered, this, &StickerCommands::bake);
    connect(
        m_actions.compareDefences, &QAction::triggered, this, &StickerCommands::compareDefences);
    const auto onSelected = [this](QAction* action, auto&& act) {
        connect(action, &QAction::triggered, this, [this, act] { act(m_bench.selected()); });
    };
    onSelected(m_actions.duplicateSticker, [this](const std::string id) { m_bench.duplicate(id); });
    onSelected(m_actions.deleteSticker, [this](const std::string id) { m_bench.remove(id); });
    onSelected(m_actions.raiseSticker, [this](const std::string id) { m_bench.raise(id, 1); });
    onSelected(m_actions.lowerSticker, [this](const std::string id) { m_bench.raise(id, -1); });
    connect(m_actions.lockSticker, &QAction::triggered, this, [this](bool on) {
        m_bench.edit(m_bench.selected(), [on](Sticker& sticker) { sticker.locked = on; });
    });
}

void StickerCommands::connectSelection()
{
    connect(&m_bench, &StickerBench::selectionChanged, this, &StickerCommands::refresh);
    connect(
        &m_workbench.defences(), &DefenceBoard::changed, this, &StickerCommands::refreshDefences);
    connect(&m_document, &Document::changed, this, [this](Changes changes) {
        if (changes & (Change::Picture | Change::Stickers))
            refresh();
    });
}

void StickerCommands::refresh()
{
    const bool hasPicture = m_document.picture() != nullptr;
    for (QAction* action :
         {m_actions.addSticker, m_actions.addStickerPicture, m_actions.toggleStickers})
        action->setEnabled(hasPicture);
    m_actions.stickerPresets->setEnabled(hasPicture);
    m_actions.stickerBrushes->setEnabled(hasPicture);
    const Sticker* selected = m_bench.selectedSticker();
    for (QAction* action :
         {m_actions.duplicateSticker,
          m_actions.deleteSticker,
          m_actions.raiseSticker,
          m_actions.lowerSticker,
          m_actions.lockSticker})
        action->setEnabled(selected != nullptr);
    m_actions.lockSticker->setChecked(selected && selected->locked);
    m_actions.sweeps->setEnabled(selected != nullptr);
    m_actions.bakeStickers->setEnabled(m_bench.isAnyVisible());
    refreshDefences();
}

void StickerCommands::refreshDefences()
{
    const DefenceBoard& board = m_workbench.defences();
    const QString why =
        board.isRunning() ? tr("the defences are being compared") : board.obstacle();
    m_actions.compareDefences->setEnabled(why.isEmpty());
    m_actions.compareDefences->setProperty(kWhyDisabled, why);
    m_actions.compareDefences->setToolTip(
        why.isEmpty() ? tr("Tries templates, crops and masks against the stickers")
                      : tr("Not possible: %1").arg(why));
}

QString StickerCommands::word() const
{
    const PicturePtr& photo = m_document.state().photo();
    for (const Sample& sample : m_workbench.samples())
        if (photo && sample.imagePath == photo->path && !sample.word.isEmpty())
            return sample.word;
    return kFamousWord;
}

Box StickerCommands::target() const
{
    const CompositionPtr& composition = m_workbench.explainer().composition();
    if (!composition || photoOf(composition->picture) != m_document.state().photo())
        return {};
    return composition->localisation.box().value_or(Box{});
}

void StickerCommands::stage()
{
    if (!m_document.picture())
        return;
    const QString text = word();
    Sticker sticker = presetSticker(
        StickerPreset::PaperLabel,
        text.toStdString(),
        m_document.picture()->image.size(),
        target());
    const bool isAsked = std::any_of(
        m_document.prompts().begin(), m_document.prompts().end(), [&text](const QString& prompt) {
            return prompt.compare(text, Qt::CaseInsensitive) == 0;
        });
    // One step: the word is among the prompts, or nothing could flip to it.
    sticker.id = freshId(m_document.stickers());
    const std::string id = sticker.id;
    m_document.edit([&](DocumentState& state) {
        if (!isAsked && state.prompts.size() < Document::kMaxPrompts) {
            if (state.prompts.back().trimmed().isEmpty())
                state.prompts.back() = text;
            else
                state.prompts.append(text);
        }
        if (state.layout == Layout::Single)
            state.layout = Layout::SideBySide;
        state.stickers.push_back(std::move(sticker));
    });
    m_bench.select(id);
    showAttack();
}

void StickerCommands::showAttack()
{
    constexpr int kRoom = 250;  // for the sentence, the scoreboard and what is beside them
    m_panels.raise("attackPanel", kRoom);
}

void StickerCommands::toggle()
{
    if (m_document.stickers().empty())
        stage();
    else
        m_bench.toggleAll();
}

void StickerCommands::addText()
{
    m_tool.armPlace(
        presetSticker(
            StickerPreset::PaperLabel,
            word().toStdString(),
            m_document.picture()->image.size(),
            target()),
        true);
    Q_EMIT m_workbench.noticed(
        {Notice::Kind::Information,
         tr("Click where the words go, type them, press Enter. Esc stops.")});
}

void StickerCommands::paint(StickerKind kind)
{
    constexpr double kShare = 0.04;  // of the shorter side
    const Size size = m_document.picture()->image.size();
    m_tool.armBrush(kind, std::max(2.0, kShare * std::min(size.width, size.height)));
    Q_EMIT m_workbench.noticed(
        {Notice::Kind::Information,
         tr("Paint with the mouse; [ and ] change the size of the brush, Esc ends it.")});
}

void StickerCommands::addPreset(StickerPreset preset)
{
    m_bench.addText(preset, word(), target());
    m_panels.raise("stickersPanel");
    showAttack();
}

void StickerCommands::addPicture()
{
    const QString path = QFileDialog::getOpenFileName(
        &m_window, tr("Add a picture as sticker"), m_settings.lastFolder());
    m_window.activateWindow();
    if (path.isEmpty())
        return;
    auto image = std::make_shared<std::optional<Image>>();
    m_files.run(
        "sticker",
        [image, file = toPath(path)] { *image = readImage(file); },
        [this, image](const std::optional<Failure>& failure) {
            if (failure)
                Q_EMIT m_workbench.noticed(
                    {Notice::Kind::Error, QString::fromStdString(failure->text)});
            else
                m_tool.addPicture(**image);
        });
}

void StickerCommands::compareDefences()
{
    showAttack();
    m_panels.attack().showStudy(&m_panels.defences());
    m_workbench.defences().start();
}

void StickerCommands::exportSweep()
{
    exportTable(tr("Save sweep as"), QStringLiteral("sweep.csv"), m_workbench.sweep().csv());
}

void StickerCommands::exportDefences()
{
    exportTable(
        tr("Save defences as"), QStringLiteral("defences.csv"), m_workbench.defences().csv());
}

void StickerCommands::exportTable(const QString& title, const QString& name, std::string table)
{
    const QString path = QFileDialog::getSaveFileName(
        &m_window, title, QDir(m_settings.lastFolder()).filePath(name), tr("Tables (*.csv)"));
    m_window.activateWindow();
    if (path.isEmpty())
        return;
    m_workbench.composer().exportTo(path, [path, table = std::move(table)] {
        writeFileAtomically(toPath(path), std::string_view(table));
    });
}

void StickerCommands::bake()
{
    const PicturePtr& picture = m_document.picture();
    if (!picture || !picture->photo)
        return;
    auto baked = std::make_shared<Picture>(*picture);
    baked->photo.reset();
    baked->stickers.clear();
    baked->stickerShare = 0;
    baked->path.clear();  // the file does not hold what is shown
    baked->title = tr("%1 with stickers").arg(picture->title);
    m_document.edit([&baked](DocumentState& state) {
        state.picture = baked;
        std::erase_if(state.stickers, [](const Sticker& sticker) { return sticker.visible; });
    });
}

}  // namespace clipscope::ui
