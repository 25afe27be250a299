// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/preferences_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace clipscope::ui {
namespace {

constexpr int kCacheStep = 64;

QString ownName(const QString& language)
{
    QString name = QLocale(language).nativeLanguageName();
    if (language == QLatin1String("en"))
        name = QStringLiteral("English");  // not "American English"
    return name.left(1).toUpper() + name.mid(1);
}

void choose(QComboBox& box, const QVariant& value)
{
    box.setCurrentIndex(std::max(0, box.findData(value)));
}

}  // namespace

PreferencesDialog::PreferencesDialog(Settings& settings, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
{
    setObjectName(QStringLiteral("preferencesDialog"));
    setWindowTitle(tr("Preferences"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* form = new QFormLayout;
    m_theme = addChoice(*form, "preferredTheme", tr("&Theme"));
    m_start = addChoice(*form, "preferredStart", tr("&On start, show"));
    m_language = addChoice(*form, "preferredLanguage", tr("&Language *"));
    m_cache = addNumber(*form, "preferredCache", tr("&Memory for kept results *"));
    m_threads = addNumber(*form, "preferredThreads", tr("T&hreads *"));
    m_workAhead = new QCheckBox(tr("&Work ahead while idle"), this);
    m_workAhead->setObjectName(QStringLiteral("preferredWorkAhead"));
    form->addRow(m_workAhead);
    fill();

    auto* note = new QLabel(tr("* in force at the next start"), this);
    note->setObjectName(QStringLiteral("restartNote"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setObjectName(QStringLiteral("keepPreferences"));
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("dropPreferences"));
    connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(note);
    column->addStretch();
    column->addWidget(buttons);
}

void PreferencesDialog::accept()
{
    m_settings.setLanguage(m_language->currentData().toString());
    m_settings.setStartWith(static_cast<StartWith>(m_start->currentData().toInt()));
    m_settings.setCacheMegabytes(m_cache->value());
    m_settings.setThreads(m_threads->value());
    m_settings.setWorksAhead(m_workAhead->isChecked());
    const auto theme = static_cast<ThemeChoice>(m_theme->currentData().toInt());
    if (theme != m_settings.theme())
        Q_EMIT themeChosen(theme);
    QDialog::accept();
}

QComboBox* PreferencesDialog::addChoice(QFormLayout& form, const char* name, const QString& title)
{
    auto* box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(QString(title).remove('&'));
    box->setAccessibleDescription(box->accessibleName());
    form.addRow(title, box);  // makes the label its buddy
    return box;
}

QSpinBox* PreferencesDialog::addNumber(QFormLayout& form, const char* name, const QString& title)
{
    auto* box = new QSpinBox(this);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(QString(title).remove('&'));
    form.addRow(title, box);
    return box;
}

void PreferencesDialog::fill()
{
    m_language->addItem(tr("The system's"), QString());
    for (const QString& code : Settings::languages())
        m_language->addItem(ownName(code), code);
    choose(*m_language, m_settings.language());

    m_theme->addItem(tr("The system's"), static_cast<int>(ThemeChoice::System));
    m_theme->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    choose(*m_theme, static_cast<int>(m_settings.theme()));

    m_start->addItem(tr("A sample"), static_cast<int>(StartWith::Sample));
    m_start->addItem(tr("Nothing"), static_cast<int>(StartWith::Nothing));
    choose(*m_start, static_cast<int>(m_settings.startWith()));

    m_cache->setRange(Settings::kLeastCache, Settings::kMostCache);
    m_cache->setSingleStep(kCacheStep);
    m_cache->setSuffix(tr(" MB"));
    m_cache->setToolTip(
        tr("What was scored is kept up to this size, so that other prompts and a smaller k need "
           "no new run"));
    m_cache->setValue(m_settings.cacheMegabytes());

    m_threads->setRange(0, Settings::kMostThreads);
    m_threads->setSpecialValueText(tr("All cores"));
    m_threads->setToolTip(tr("Fewer leave more of the computer to other programs"));
    m_threads->setValue(m_settings.threads());

    m_workAhead->setToolTip(
        tr("Channels that have not been needed yet are scored while nothing else is to do, so that "
           "the next prompt for the picture is answered at once. Never on battery."));
    m_workAhead->setChecked(m_settings.worksAhead());
}

}  // namespace clipscope::ui
