// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace clipscope::ui {

/// What can be set once and for all. OK keeps it; what needs a restart says so. Deletes itself when
/// closed.
class PreferencesDialog final : public QDialog {
    Q_OBJECT
public:
    PreferencesDialog(Settings& settings, QWidget* parent);

    void accept() override;

Q_SIGNALS:
    void themeChosen(clipscope::ui::ThemeChoice choice);

private:
    [[nodiscard]] QComboBox* addChoice(QFormLayout& form, const char* name, const QString& title);
    [[nodiscard]] QSpinBox* addNumber(QFormLayout& form, const char* name, const QString& title);
    void fill();

    Settings& m_settings;
    QComboBox* m_language;
    QComboBox* m_theme;
    QComboBox* m_start;
    QSpinBox* m_cache;
    QSpinBox* m_threads;
    QCheckBox* m_workAhead;
};

}  // namespace clipscope::ui
