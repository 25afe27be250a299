// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/fetch_bar.h"

#include "ui/style/icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace clipscope::ui {
namespace {

constexpr int kIconSide = 18;
constexpr int kSteps = 1000;  // of the bar; bytes would not fit into its int
constexpr int kBarHeight = 8;

}  // namespace

FetchBar::FetchBar(ModelFetcher& fetcher, QWidget* parent)
    : QFrame(parent)
    , m_fetcher(fetcher)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_retry(new QPushButton(tr("Re&try"), this))
    , m_stop(new QPushButton(this))
{
    setObjectName(QStringLiteral("fetchBar"));
    setFrameShape(StyledPanel);
    m_icon->setPixmap(
        icon(QStringLiteral("error")).pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF()));
    m_text->setObjectName(QStringLiteral("fetchText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setObjectName(QStringLiteral("fetchProgress"));
    m_progress->setAccessibleName(tr("Download"));
    m_progress->setFixedHeight(kBarHeight);
    m_progress->setTextVisible(false);
    m_retry->setObjectName(QStringLiteral("fetchRetry"));
    m_retry->setAutoDefault(false);
    m_stop->setObjectName(QStringLiteral("fetchStop"));
    m_stop->setAutoDefault(false);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(10, 8, 10, 8);
    grid->addWidget(m_icon, 0, 0);
    grid->addWidget(m_text, 0, 1);
    grid->addWidget(m_progress, 1, 0, 1, 2);
    grid->addWidget(m_retry, 0, 2, 2, 1);
    grid->addWidget(m_stop, 0, 3, 2, 1);
    grid->setColumnStretch(1, 1);

    connect(&m_fetcher, &ModelFetcher::fetchChanged, this, &FetchBar::refresh);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        m_fetcher.install(m_fetcher.fetch().model);
    });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_fetcher.isBusy())
            m_fetcher.cancel();
        else
            m_fetcher.dismiss();
    });
    refresh();
}

void FetchBar::refresh()
{
    const Fetch& fetch = m_fetcher.fetch();
    const bool hasFailed = fetch.stage == Fetch::Stage::Failed;
    m_icon->setVisible(hasFailed);
    m_text->setText(sentence(fetch));
    m_text->setAccessibleName(m_text->text());
    m_progress->setVisible(!hasFailed);
    m_progress->setRange(0, fetch.total > 0 ? kSteps : 0);  // 0, 0: busy
    if (fetch.total > 0)
        m_progress->setValue(static_cast<int>(kSteps * fetch.done / fetch.total));
    m_retry->setVisible(hasFailed);
    m_stop->setText(hasFailed ? tr("C&lose") : tr("Ca&ncel"));
    m_stop->setAccessibleName(hasFailed ? tr("Close this message") : tr("Cancel the download"));
    setVisible(fetch.stage != Fetch::Stage::Idle);
}

}  // namespace clipscope::ui
