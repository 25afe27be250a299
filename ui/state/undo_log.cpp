// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/undo_log.h"

#include "ui/state/tr.h"

#include <QElapsedTimer>
#include <QSet>
#include <QUndoCommand>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kSteps = 300;
constexpr qint64 kPauseMs = 1000;  // a longer one begins a new step
/// Steps keep the pictures alive that they go back to; beyond this they are forgotten.
constexpr qint64 kPictureBytes = 1'000'000'000;

/// Kinds of changes that come in bursts.
const std::array<Changes, 9> kBursts{
    Change::Stickers,
    Change::Prompts,
    Change::K,
    Change::Threshold,
    Change::Opacity,
    Change::Map,
    Change::Params,
    Change::Truth,
    Change::BoxRule};

/// Looking around: one step however long it takes.
const Changes kWalk = Change::Inspected | Change::Cell;

bool isBurst(Changes changes)
{
    for (const Changes kind : kBursts)
        if (changes == kind)
            return true;
    return false;
}

/// Two states and how to get from one to the other.
class Step final : public QUndoCommand {
public:
    using Apply = std::function<void(const DocumentState&)>;

    Step(DocumentState before, DocumentState after, Changes changes, int gesture, Apply apply)
        : QUndoCommand(
              changes.testFlag(Change::Stickers) ? nameOfStep(before.stickers, after.stickers)
                                                 : nameOfStep(changes))
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_changes(changes)
        , m_gesture(gesture)
        , m_apply(std::move(apply))
    {
        m_age.start();
    }

    void undo() override { m_apply(m_before); }
    void redo() override
    {
        if (std::exchange(m_isDone, true))
            m_apply(m_after);  // the first time it has been done already
    }
    [[nodiscard]] int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const Step*>(other);
        const bool isWalk = !((m_changes | next->m_changes) & ~kWalk);
        const bool isRest =
            m_age.msecsSinceReference() + kPauseMs < next->m_age.msecsSinceReference();
        const bool isSame = m_changes == next->m_changes && isBurst(m_changes) && !isRest;
        const bool isGesture =
            m_changes == next->m_changes && m_gesture % 2 == 1 && m_gesture == next->m_gesture;
        const bool isApart = m_gesture != next->m_gesture && (m_gesture | next->m_gesture) % 2 == 1;
        if (!isGesture && (isApart || (!isWalk && !isSame)))
            return false;
        if (comesOrGoes() || next->comesOrGoes())
            return false;
        m_after = next->m_after;
        m_age = next->m_age;
        if (isGesture)  // may have been taken back
            setObsolete(!(difference(m_before, m_after) & ~Changes(Change::Stuck)));
        return true;
    }
    [[nodiscard]] const PicturePtr& picture() const { return m_before.picture; }

private:
    /// True if a sticker or a prompt does, which is a step of its own.
    [[nodiscard]] bool comesOrGoes() const
    {
        return m_before.stickers.size() != m_after.stickers.size() ||
               m_before.prompts.size() != m_after.prompts.size();
    }

    DocumentState m_before;
    DocumentState m_after;
    Changes m_changes;
    int m_gesture;
    Apply m_apply;
    QElapsedTimer m_age;
    bool m_isDone = false;
};

qint64 picturesOf(const QUndoStack& stack)
{
    QSet<const Picture*> counted;
    qint64 bytes = 0;
    for (int i = 0; i < stack.count(); ++i) {
        const PicturePtr& picture = static_cast<const Step*>(stack.command(i))->picture();
        if (!picture || counted.contains(picture.get()))
            continue;
        counted.insert(picture.get());
        bytes += qint64{4} * picture->image.width() * picture->image.height();  // with its levels
    }
    return bytes;
}

}  // namespace

QString nameOfStep(const std::vector<Sticker>& before, const std::vector<Sticker>& after)
{
    const auto title = [](const Sticker& sticker) {
        return QString::fromStdString(titleOf(sticker));
    };
    const auto in = [](const std::vector<Sticker>& list, const Sticker& sticker) {
        const auto found = std::find_if(list.begin(), list.end(), [&sticker](const Sticker& at) {
            return at.id == sticker.id;
        });
        return found == list.end() ? nullptr : &*found;
    };
    for (const Sticker& sticker : after)
        if (!in(before, sticker))
            return tr("adding of “%1”").arg(title(sticker));
    for (const Sticker& sticker : before)
        if (!in(after, sticker))
            return tr("removal of “%1”").arg(title(sticker));
    const Sticker* changed = nullptr;
    for (const Sticker& sticker : after) {
        if (*in(before, sticker) == sticker)
            continue;
        if (changed)
            return tr("change of stickers");
        changed = &sticker;
    }
    if (!changed)
        return tr("change of the order of stickers");
    const Sticker* old = in(before, *changed);
    Sticker moved = *old;
    moved.centreX = changed->centreX;
    moved.centreY = changed->centreY;
    return (moved == *changed ? tr("move of “%1”") : tr("change of “%1”")).arg(title(*changed));
}

QString nameOfStep(Changes changes)
{
    static const std::array<std::pair<Changes, const char*>, 16> names{{
        {Change::Picture, QT_TRANSLATE_NOOP("clipscope::ui", "change of picture")},
        {Change::Prompts, QT_TRANSLATE_NOOP("clipscope::ui", "change of prompts")},
        {Change::Model, QT_TRANSLATE_NOOP("clipscope::ui", "change of model")},
        {Change::Method, QT_TRANSLATE_NOOP("clipscope::ui", "change of method")},
        {Change::K | Change::Params | Change::Reading | Change::Fit,
         QT_TRANSLATE_NOOP("clipscope::ui", "change of settings")},
        {Change::Explained, QT_TRANSLATE_NOOP("clipscope::ui", "choice of prompt")},
        {Change::Threshold, QT_TRANSLATE_NOOP("clipscope::ui", "change of threshold")},
        {Change::Map, QT_TRANSLATE_NOOP("clipscope::ui", "change of interpolation or closing")},
        {Change::BoxRule, QT_TRANSLATE_NOOP("clipscope::ui", "choice of box")},
        {Change::Channels, QT_TRANSLATE_NOOP("clipscope::ui", "switching of channels")},
        {Change::Inspected | Change::Cell,
         QT_TRANSLATE_NOOP("clipscope::ui", "walk through channels")},
        {Change::Truth, QT_TRANSLATE_NOOP("clipscope::ui", "drawing of the true box")},
        {Change::ColorMap, QT_TRANSLATE_NOOP("clipscope::ui", "change of colours")},
        {Change::Opacity | Change::Layers | Change::ModelView,
         QT_TRANSLATE_NOOP("clipscope::ui", "change of layers")},
        {Change::Layout | Change::Pinned,
         QT_TRANSLATE_NOOP("clipscope::ui", "change of comparison")},
        {Change::Live, QT_TRANSLATE_NOOP("clipscope::ui", "switching of Live")},
    }};
    for (const auto& [kind, name] : names)
        if (changes & kind)
            return tr(name);
    return {};
}

UndoLog::UndoLog(Document& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_before(document.state())
{
    m_stack.setUndoLimit(kSteps);
    connect(&document, &Document::changed, this, &UndoLog::onChanged);
}

void UndoLog::clear()
{
    m_stack.clear();
    m_before = m_document.state();
}

void UndoLog::onChanged(Changes)
{
    if (m_replaying)
        return;
    // What listeners did in between belongs to the change that they answered.
    // That the picture has taken up the stickers is no step of its own.
    const Changes changes = difference(m_before, m_document.state()) & ~Changes(Change::Stuck);
    if (!changes) {
        m_before = m_document.state();
        return;
    }
    const DocumentState before = std::exchange(m_before, m_document.state());
    if (!before.picture)
        return;  // the program is starting: there is nothing to go back to
    m_stack.push(new Step(before, m_before, changes, m_gesture, [this](const DocumentState& state) {
        m_replaying = true;
        m_document.setState(state);
        m_replaying = false;
        m_before = m_document.state();
    }));
    if (changes & (Change::Picture | Change::Stickers) && picturesOf(m_stack) > kPictureBytes)
        m_stack.clear();
}

}  // namespace clipscope::ui
