// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/curtain.h"

#include "ui/state/run_status.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr int kWidest = 320;
constexpr int kMargin = 8;

QString textOf(const PaneContent& content)
{
    switch (content.stage) {
    case PaneStage::Empty:
        return content.remark;
    case PaneStage::Waiting:
        return content.remark.isEmpty() ? Curtain::tr("waiting…") : content.remark;
    case PaneStage::Running:
        return content.progress.total > 0 ? Curtain::tr("computing %1/%2")
                                                .arg(content.progress.done)
                                                .arg(content.progress.total)
                                          : Curtain::tr("computing…");
    case PaneStage::Failed:
        return Curtain::tr("failed: %1").arg(content.remark);
    case PaneStage::Offered:
    case PaneStage::Shown:
        return {};
    }
    return {};
}

}  // namespace

Curtain::Curtain(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_button(new QPushButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setTextFormat(Qt::PlainText);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(6);
    column->addWidget(m_text);
    column->addWidget(m_progress);
    column->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &Curtain::computeWanted);
    hide();
}

void Curtain::show(const PaneContent& content)
{
    const QString text = textOf(content);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_progress->setVisible(content.stage == PaneStage::Running);
    m_progress->setRange(0, static_cast<int>(content.progress.total));
    m_progress->setValue(static_cast<int>(content.progress.done));
    m_progress->setAccessibleName(tr("Progress of %1").arg(content.title));
    const bool isOffered = content.stage == PaneStage::Offered;
    m_button->setVisible(isOffered || (content.stage == PaneStage::Failed && content.canLead));
    m_button->setText(
        !isOffered              ? tr("Try again")
        : content.seconds > 0.1 ? tr("Compute (≈ %1)").arg(duration(content.seconds))
                                : tr("Compute"));
    m_button->setAccessibleName(tr("%1: %2").arg(m_button->text(), content.title));
    m_button->setObjectName(parent()->objectName() + QStringLiteral("Compute"));
    m_progress->setObjectName(parent()->objectName() + QStringLiteral("Progress"));
    const bool isNeeded = content.stage != PaneStage::Shown && !(text.isEmpty() && !isOffered);
    setVisible(isNeeded);
    if (isNeeded)
        raise();
}

void Curtain::place(const QRect& area)
{
    const int width = std::min(kWidest, area.width() - 2 * kMargin);
    // A button needs its own width, words wrap in what there is.
    const int wanted = m_text->isVisibleTo(this) ? width : std::min(width, sizeHint().width());
    const int height = std::min(
        hasHeightForWidth() ? heightForWidth(wanted) : sizeHint().height(),
        area.height() - 2 * kMargin);
    QRect frame(0, 0, wanted, height);
    frame.moveCenter(area.center());
    setGeometry(frame);
}

}  // namespace clipscope::ui
