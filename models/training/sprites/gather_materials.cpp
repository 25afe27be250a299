// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/sprites/gather_materials.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QFontDatabase>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <regex>

namespace clipscope::training {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesUnder(const fs::path& folder)
{
    std::vector<fs::path> files;
    if (fs::is_directory(folder))
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file() && !entry.is_symlink())
                files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// "mate-abstract-arc": plasma keeps a motif in many sizes, named after its folder.
std::string motifOf(const fs::path& file, const fs::path& root)
{
    const fs::path inside = file.lexically_relative(root);
    std::string name;
    const std::string stem = file.stem().string();
    const bool isSize = std::regex_match(stem, std::regex("[0-9]+x[0-9]+"));
    for (const fs::path& part : inside.parent_path())
        if (isSize && part != "contents" && !part.string().starts_with("images"))
            name = part.string();
    if (!isSize)
        name = stem;
    name = inside.begin()->string() + "-" + name;
    for (char& character : name)
        character = std::isalnum(static_cast<unsigned char>(character)) != 0
                        ? static_cast<char>(std::tolower(static_cast<unsigned char>(character)))
                        : '-';
    return name;
}

}  // namespace

std::vector<std::string> gatherBackgrounds(const fs::path& assets, const fs::path& out, int side)
{
    constexpr int kQuality = 88;
    const fs::path root = assets / "debian";
    std::map<std::string, fs::path> motifs;
    for (const fs::path& file : filesUnder(root)) {
        const std::string path = file.generic_string();
        const std::string kind = file.extension().string();
        const bool isPicture =
            kind == ".jpg" || kind == ".jpeg" || kind == ".png" || kind == ".webp";
        const bool isWallpaper = path.find("/backgrounds/") != std::string::npos ||
                                 path.find("/wallpapers/") != std::string::npos;
        if (isPicture && isWallpaper && file.stem() != "screenshot")
            motifs.try_emplace(motifOf(file, root), file);
    }
    fs::create_directories(out / "backgrounds");
    std::vector<std::string> names;
    for (const auto& [motif, file] : motifs) {
        cv::Mat picture = cv::imread(file.string(), cv::IMREAD_COLOR);
        if (picture.empty() || std::min(picture.cols, picture.rows) < side)
            continue;
        const double scale = double(side) / std::min(picture.cols, picture.rows);
        // Very wide ones cover several screens: their middle is enough.
        const int widest = 2 * picture.rows;
        if (picture.cols > widest)
            picture = picture(cv::Rect((picture.cols - widest) / 2, 0, widest, picture.rows));
        cv::resize(picture, picture, {}, scale, scale, cv::INTER_AREA);
        std::string name = "backgrounds/";
        name += motif;
        name += ".jpg";
        cv::imwrite((out / name).string(), picture, {cv::IMWRITE_JPEG_QUALITY, kQuality});
        names.push_back(name);
    }
    return names;
}

std::vector<GatheredFont> gatherFonts(const fs::path& assets, const fs::path& out)
{
    fs::create_directories(out / "fonts");
    const std::regex wanted(
        "(DejaVuSans|DejaVuSansMono|DejaVuSerif|DejaVuSans-Bold|DejaVuSerif-Bold|"
        "(Liberation(Sans|Serif|Mono)|OpenSans|Roboto|Lato|Comfortaa|Caladea|Quicksand|LeagueMono)"
        "-(Regular|Bold))\\.(ttf|otf)");
    std::map<std::string, fs::path> files;
    for (const fs::path& file : filesUnder(assets / "debian"))
        if (std::regex_match(file.filename().string(), wanted))
            files.try_emplace(file.stem().string(), file);
    std::vector<GatheredFont> fonts;
    for (const auto& [stem, file] : files) {
        const int id = QFontDatabase::addApplicationFont(QString::fromStdString(file.string()));
        const QStringList families = QFontDatabase::applicationFontFamilies(id);
        if (families.isEmpty())
            continue;
        std::string name = "fonts/";
        name += file.filename().string();
        fs::copy_file(file, out / name, fs::copy_options::overwrite_existing);
        fonts.push_back({families.first().toStdString(), name, stem.ends_with("-Bold")});
    }
    return fonts;
}

}  // namespace clipscope::training
