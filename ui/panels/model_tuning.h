// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/backend.h"

#include <QWidget>

#include <array>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace clipscope::ui {

/// What the user may say about a model, over what its files say. A field that is empty or automatic
/// says nothing.
class ModelTuning final : public QWidget {
    Q_OBJECT
public:
    explicit ModelTuning(QWidget* parent = nullptr);

    /// `wish` is what has been said; the values in force show where nothing is said.
    void show(const ModelWish& wish, const ModelDescriptor& inForce);
    /// What is said now about the model of `wish`. Throws Error(InvalidArgument) in one sentence if
    /// a field cannot be read.
    [[nodiscard]] ModelWish read() const;

Q_SIGNALS:
    void edited();

private:
    QSpinBox* addNumber(const char* name, const QString& label, const QString& title);
    QLineEdit* addText(const char* name, const QString& label, const QString& title);
    void addMerges();
    void browse();

    ModelWish m_wish;
    QFormLayout* m_left;
    QFormLayout* m_right;
    QComboBox* m_activation;
    QSpinBox* m_inputSize;
    QSpinBox* m_imageHeads;
    QSpinBox* m_textHeads;
    QLineEdit* m_mean;
    QLineEdit* m_deviation;
    QLineEdit* m_merges;
};

/// "0.5, 0.5, 0.5", with as few digits as tell the numbers apart.
[[nodiscard]] QString tripleText(const std::array<float, 3>& triple);
/// The names that people know: "QuickGELU", "GELU".
[[nodiscard]] QString titleOf(Activation activation);

}  // namespace clipscope::ui
