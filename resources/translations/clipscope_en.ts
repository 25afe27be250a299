<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>clipscope::ui</name>
    <message numerus="yes">
        <source>%n pass(es) of the image tower</source>
        <translation>
            <numerusform>%n pass of the image tower</numerusform>
            <numerusform>%n passes of the image tower</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backward pass(es)</source>
        <translation>
            <numerusform>%n backward pass</numerusform>
            <numerusform>%n backward passes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pass(es) of what lies behind the layer</source>
        <translation>
            <numerusform>%n pass of what lies behind the layer</numerusform>
            <numerusform>%n passes of what lies behind the layer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 defences bring(s) “%2” back%3.</source>
        <translation>
            <numerusform>%n of %1 defences brings “%2” back%3.</numerusform>
            <numerusform>%n of %1 defences bring “%2” back%3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 defences lose(s) it%2.</source>
        <translation>
            <numerusform>%n of %1 defences loses it%2.</numerusform>
            <numerusform>%n of %1 defences lose it%2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clipscope::ui::CommandPalette</name>
    <message numerus="yes">
        <source>%n command(s)</source>
        <translation>
            <numerusform>%n command</numerusform>
            <numerusform>%n commands</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Handbook</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PromptsPanel</name>
    <message numerus="yes">
        <source>%n templates</source>
        <translation>
            <numerusform>%n template</numerusform>
            <numerusform>%n templates</numerusform>
        </translation>
    </message>
</context>
</TS>
