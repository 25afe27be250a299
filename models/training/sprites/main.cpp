// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope_sprites ASSETS OUT: from what get_assets.sh fetched to a sprite folder.
#include "core/base/error.h"
#include "core/image/image_io.h"
#include "core/sticker/sticker.h"
#include "models/training/sprites/draw_styles.h"
#include "models/training/sprites/gather_materials.h"
#include "ui/raster/raster_application.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace clipscope::training {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kSpriteSide = 160;
constexpr int kBackgroundSide = 400;

/// Package to "name version", from PROVENANCE.tsv.
std::map<std::string, std::string> versions(const fs::path& assets)
{
    std::ifstream file(assets / "PROVENANCE.tsv");
    if (!file)
        throw Error(
            ErrorCode::Unreadable,
            "there is no " + (assets / "PROVENANCE.tsv").string() +
                "; run models/training/get_assets.sh first");
    std::map<std::string, std::string> known;
    for (std::string source, name, version, rest;
         std::getline(file, source, '\t') && std::getline(file, name, '\t') &&
         std::getline(file, version, '\t') && std::getline(file, rest);)
        known[name] = source + " " + name + " " + version;
    return known;
}

void makeFolder(const fs::path& assets, const fs::path& out)
{
    const ui::RasterApplication application;
    const auto known = versions(assets);
    std::ifstream file(CLIPSCOPE_OBJECTS_FILE);
    const Json wanted = Json::parse(file);
    Json document{{"schema", "clipscope.sprites/1"}};
    const auto styles = styleSources(assets);
    for (const StyleSource& style : styles) {
        fs::create_directories(out / style.id);
        const auto package = known.find(style.package);
        document["styles"].push_back(
            {{"id", style.id},
             {"title", style.title},
             {"licence", style.licence},
             {"source", package == known.end() ? style.package : package->second},
             {"held_out", style.isHeldOut}});
    }
    document["objects"] = Json::array();
    for (const Json& object : wanted.at("objects")) {
        const std::string id = object.at("id");
        std::vector<cv::Mat> drawn;
        for (const StyleSource& style : styles) {
            const cv::Mat rgba = style.draw(id);
            drawn.push_back(rgba.empty() ? rgba : trimmed(rgba, kSpriteSide));
            if (drawn.back().empty())
                std::cerr << "clipscope_sprites: no " << object.at("name") << " (" << id << ") in "
                          << style.title << "; left out\n";
        }
        if (std::any_of(
                drawn.begin(), drawn.end(), [](const cv::Mat& rgba) { return rgba.empty(); }))
            continue;
        for (std::size_t i = 0; i < styles.size(); ++i)
            writePng(out / styles[i].id / (id + ".png"), drawn[i]);
        document["objects"].push_back(object);
    }
    document["words"] = wanted.at("words");
    document["fonts"] = Json::array();
    const auto addFont =
        [&document](const std::string& family, const std::string& name, bool bold) {
            document["fonts"].push_back({{"family", family}, {"file", name}, {"bold", bold}});
        };
    addFont(kSansFamily, "", false);
    addFont(kSansFamily, "", true);
    addFont(kHandFamily, "", false);
    for (const GatheredFont& font : gatherFonts(assets, out))
        addFont(font.family, font.file, font.bold);
    document["backgrounds"] = gatherBackgrounds(assets, out, kBackgroundSide);
    fs::copy_file(
        assets / "PROVENANCE.tsv", out / "PROVENANCE.tsv", fs::copy_options::overwrite_existing);
    std::ofstream(out / "sprites.json") << document.dump(1) << '\n';
    std::cout << document["objects"].size() << " objects in " << styles.size() << " styles, "
              << document["words"].size() << " words, " << document["fonts"].size() << " fonts, "
              << document["backgrounds"].size() << " backgrounds in " << out.string() << '\n';
}

}  // namespace

}  // namespace clipscope::training

int main(int argc, char** argv)
{
    CLI::App program("Makes a sprite folder from what models/training/get_assets.sh fetched.");
    std::string assets = "build/assets";
    std::string out = "build/sprites";
    program.add_option("ASSETS", assets, "Folder of get_assets.sh.")->capture_default_str();
    program.add_option("OUT", out, "Folder to make.")->capture_default_str();
    CLI11_PARSE(program, argc, argv);
    try {
        clipscope::training::makeFolder(assets, out);
    } catch (const std::exception& problem) {
        std::cerr << "clipscope_sprites: " << problem.what() << '\n';
        return 1;
    }
    return 0;
}
