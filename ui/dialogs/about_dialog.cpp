// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include "core/base/version.h"
#include "ui/state/tr.h"
#include "ui/style/icons.h"

#include <QMessageBox>

namespace clipscope::ui {

void showAbout(QWidget& parent)
{
    auto* box = new QMessageBox(&parent);
    box->setObjectName(QStringLiteral("about"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Clipscope"));
    box->setIconPixmap(applicationIcon().pixmap(72, 72));
    box->setText(QStringLiteral("<b>Clipscope %1</b>").arg(QString::fromLatin1(kVersion)));
    box->setInformativeText(
        tr("Shows what CLIP looks at: open a picture, type words, see where they are found.<br><br>"
           "Free software under the GNU General Public License, version 3 or later, without any "
           "warranty.<br><br>Built on Qt %1, LibTorch, OpenCV and QCustomPlot.")
            .arg(QString::fromLatin1(qVersion())));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

}  // namespace clipscope::ui
