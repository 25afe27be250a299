// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/attack_board.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

/// What the stickers say, for a sentence: “iPod”, “iPod” and “apple”; empty if none is a text.
QString wordsOf(const std::vector<Sticker>& stickers)
{
    QStringList words;
    for (const Sticker& sticker : stickers)
        if (sticker.visible && sticker.kind == StickerKind::Text)
            words.append(AttackBoard::tr("“%1”").arg(QString::fromStdString(titleOf(sticker))));
    return words.join(AttackBoard::tr(" and "));
}

bool anyVisible(const std::vector<Sticker>& stickers)
{
    return std::any_of(
        stickers.begin(), stickers.end(), [](const Sticker& each) { return each.visible; });
}

QString number(double value)
{
    return QLocale().toString(value, 'f', 2);
}

}  // namespace

AttackBoard::AttackBoard(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_document(parts.document)
    , m_attacked(parts.attacked)
    , m_clean(parts.clean)
    , m_press(parts.press)
    , m_exhibit(parts.exhibit)
    , m_comparison(parts.comparison)
{
    connect(&m_document, &Document::changed, this, &AttackBoard::onDocumentChanged);
    connect(&m_attacked, &ScoreBoard::changed, this, &AttackBoard::look);
    connect(&m_clean, &ScoreBoard::changed, this, &AttackBoard::look);
    connect(&m_exhibit, &Exhibit::changed, this, &AttackBoard::changed);
    connect(&m_comparison, &Comparison::changed, this, &AttackBoard::changed);
}

std::optional<PromptScore> AttackBoard::clean(int row) const
{
    return m_document.stickers().empty() ? std::nullopt : m_clean.scoreOf(row);
}

std::optional<PromptScore> AttackBoard::attacked(int row) const
{
    return m_document.stickers().empty() ? std::nullopt : m_attacked.scoreOf(row);
}

std::optional<int> AttackBoard::topOf(const ScoreBoard& scores) const
{
    std::optional<int> top;
    double highest = 0;
    int known = 0;
    for (int row = 0; row < m_document.prompts().size(); ++row) {
        const auto score = scores.scoreOf(row);
        if (!score)
            continue;
        ++known;
        if (!top || score->logit > highest) {
            top = row;
            highest = score->logit;
        }
    }
    return known > 1 && !m_document.stickers().empty() ? top : std::nullopt;
}

std::optional<int> AttackBoard::topClean() const
{
    return topOf(m_clean);
}

std::optional<int> AttackBoard::topAttacked() const
{
    return topOf(m_attacked);
}

bool AttackBoard::isFlipped() const
{
    const auto before = topClean();
    const auto after = topAttacked();
    return before && after && *before != *after;
}

bool AttackBoard::isCurrent() const
{
    return !m_document.stickers().empty() && m_attacked.isCurrent() && m_clean.isCurrent() &&
           !m_press.isBehind();
}

std::optional<double> AttackBoard::boxOverlap() const
{
    const CompositionPtr with = m_exhibit.composition();
    const CompositionPtr without = m_comparison.cleanOf(m_document.explained());
    if (!with || !without || with->picture != m_document.picture() ||
        with->label.prompt != m_document.explainedPrompt() ||
        with->label.origin != MapOrigin::Complete || !with->localisation.box() ||
        !without->localisation.box())
        return std::nullopt;
    return iou(*with->localisation.box(), *without->localisation.box());
}

QString AttackBoard::nameOf(int row, const std::optional<PromptScore>& score) const
{
    const QString text = m_document.prompts().value(row);
    if (!score || !score->probability)
        return tr("“%1”").arg(text);
    return tr("“%1” %2").arg(text, number(*score->probability));
}

QString AttackBoard::verdict() const
{
    const auto before = topClean();
    const auto after = topAttacked();
    if (!isCurrent() || !before || !after || !anyVisible(m_document.stickers()))
        return {};
    const QString words = wordsOf(m_document.stickers());
    const double share = m_document.picture()->stickerShare;
    const QString area = QLocale().toString(100 * share, 'f', share < 0.1 ? 1 : 0);
    const QString cause = words.isEmpty()
                              ? tr("With what was changed (%1 % of the picture)").arg(area)
                              : tr("With %1 (%2 % of the picture)").arg(words, area);
    QString text =
        *before == *after
            ? tr("%1 the top prompt stays %2, from %3.")
                  .arg(cause, nameOf(*after, attacked(*after)), nameOf(*before, clean(*before)))
            : tr("%1 the top prompt changes from %2 to %3.")
                  .arg(cause, nameOf(*before, clean(*before)), nameOf(*after, attacked(*after)));
    if (const auto overlap = boxOverlap())
        text += ' ' + tr("The box of “%1” overlaps its clean box with an IoU of %2.")
                          .arg(m_document.explainedPrompt(), number(*overlap));
    return text;
}

void AttackBoard::onDocumentChanged(Changes changes)
{
    if (changes.testFlag(Change::Stickers)) {
        const bool isVisible = anyVisible(m_document.stickers());
        if (isVisible && !std::exchange(m_wasVisible, isVisible))
            m_isNew = true;
        m_wasVisible = isVisible;
    }
    if (changes & (Change::Prompts | Change::Picture | Change::Model))
        m_told.reset();
    if (changes & (Change::Stickers | Change::Stuck | Change::Prompts | Change::Explained))
        look();
}

void AttackBoard::look()
{
    Q_EMIT changed();
    const auto before = topClean();
    const auto after = topAttacked();
    if (!isCurrent() || !before || !after || !m_wasVisible)
        return;
    const bool isNew = std::exchange(m_isNew, false);
    if (std::exchange(m_told, after) == after && !isNew)
        return;
    if (*before != *after)
        Q_EMIT noticed(
            {Notice::Kind::Information,
             tr("Top prompt flipped: %1 → %2")
                 .arg(nameOf(*before, clean(*before)), nameOf(*after, attacked(*after)))});
    else if (isNew)
        Q_EMIT noticed(
            {Notice::Kind::Information,
             tr("No flip: %1 stays the top prompt, from %2.")
                 .arg(nameOf(*after, attacked(*after)), nameOf(*before, clean(*before)))});
}

}  // namespace clipscope::ui
