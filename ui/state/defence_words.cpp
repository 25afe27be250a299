// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/defence_words.h"

#include "ui/state/tr.h"

#include <QLocale>
#include <QStringList>

#include <cstddef>

namespace clipscope::ui {
namespace {

constexpr int kMostNamed = 3;  // a sentence that can still be read

QString number(double value)
{
    return QLocale().toString(value, 'f', 2);
}

double probabilityOf(const PromptScore& score)
{
    return score.probability.value_or(1);
}

/// What the defences other than none cost at most on the clean picture.
QString costText(std::span<const DefenceRow> rows, std::size_t right)
{
    const auto onClean = [right](const DefenceRow& row) {
        return probabilityOf(row.scores.rows.at(right).clean);
    };
    const DefenceRow* worst = &rows[1];
    for (const DefenceRow& row : rows.subspan(1))
        if (onClean(row) < onClean(*worst))
            worst = &row;
    const QString before = number(onClean(rows.front()));
    const QString after = number(onClean(*worst));
    if (onClean(*worst) >= onClean(rows.front()) || before == after)
        return tr("None of them costs anything on the clean picture.");
    const QString name = QString::fromStdString(rows.front().scores.rows.at(right).clean.text);
    return tr("On the clean picture “%1” costs most: “%2” falls from %3 to %4.")
        .arg(titleOf(worst->defence), name, before, after);
}

}  // namespace

QString titleOf(const Defence& defence)
{
    switch (defence.kind) {
    case DefenceKind::None:
        break;
    case DefenceKind::CentreCrop:
        return tr("middle 70 %");
    case DefenceKind::Crops:
        return tr("mean of six crops");
    case DefenceKind::MaskMean:
        return tr("stickers painted over");
    case DefenceKind::MaskInpaint:
        return tr("stickers inpainted");
    }
    if (defence.templates.empty())
        return tr("no defence");
    if (defence.templates.size() > 1)
        return tr("mean of %1 templates").arg(defence.templates.size());
    return QString::fromStdString(defence.templates.front());
}

QString explanationOf(const Defence& defence)
{
    switch (defence.kind) {
    case DefenceKind::None:
        break;
    case DefenceKind::CentreCrop:
        return tr("Only the middle of the picture is scored, 70 % of both sides");
    case DefenceKind::Crops:
        return tr("Mean of the whole picture, its middle and its four corners");
    case DefenceKind::MaskMean:
        return tr("The stickers' place is covered with the mean colour round it; the defender has "
                  "to know the place");
    case DefenceKind::MaskInpaint:
        return tr("The stickers' place is filled from its surroundings; the defender has to know "
                  "the place");
    }
    if (defence.templates.empty())
        return tr("What the others are compared with");
    QStringList templates;
    for (const std::string& each : defence.templates)
        templates.append(tr("“%1”").arg(QString::fromStdString(each)));
    return tr("Prompts are read as %1").arg(templates.join(QStringLiteral(", ")));
}

QString scoreText(const PromptScore& score)
{
    return QString::fromStdString(score.text) + ' ' + number(probabilityOf(score));
}

double gainOf(const DefenceRow& row, const DefenceRow& undefended)
{
    const std::size_t right = undefended.scores.cleanTop;
    return probabilityOf(row.scores.rows.at(right).attacked) -
           probabilityOf(undefended.scores.rows.at(right).attacked);
}

QString defenceSummary(std::span<const DefenceRow> rows, int total)
{
    if (rows.size() < 2)
        return {};
    const AttackScores& undefended = rows.front().scores;
    const std::size_t right = undefended.cleanTop;
    const QString name = QString::fromStdString(undefended.rows.at(right).clean.text);
    const bool isFlipped = undefended.isFlipped();
    QStringList told;  // the ones that bring it back, or that lose it where nothing was lost
    for (const DefenceRow& row : rows.subspan(1))
        if (row.isRepelled == isFlipped)
            told.append(tr("“%1”").arg(titleOf(row.defence)));
    const int count = static_cast<int>(told.size());
    const QString tried = QString::number(rows.size() - 1);
    const QString named =
        count > 0 && count <= kMostNamed ? " (" + told.join(QStringLiteral(", ")) + ')' : QString();
    QStringList sentences;
    if (static_cast<int>(rows.size()) < total)
        sentences.append(tr("%1 of %2 defences tried.").arg(tried).arg(total - 1));
    if (!isFlipped)
        sentences.append(
            tr("There is nothing to defend against: “%1” stays the top prompt undefended.")
                .arg(name));
    if (isFlipped)
        sentences.append(
            count == 0 ? tr("None of %1 defences brings “%2” back.").arg(tried, name)
                       : tr("%n of %1 defences bring(s) “%2” back%3.", nullptr, count)
                             .arg(tried, name, named));
    else if (count > 0)
        sentences.append(tr("%n of %1 defences lose(s) it%2.", nullptr, count).arg(tried, named));
    sentences.append(costText(rows, right));
    return sentences.join(' ');
}

}  // namespace clipscope::ui
