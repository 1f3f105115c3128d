using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Mia.Browser.Tests;

/// <summary>
/// Uses a page as a person does, by the words on the screen. With <c>keyboard</c> nothing is clicked: every control is reached by Tab, and
/// used by typing, arrows, Space and Enter.
/// </summary>
public sealed class Walk(Tab tab, bool keyboard = false)
{
    private const int MostTabs = 160;

    public IPage Page => tab.Page;

    /// <summary>Steps that cost a person something: a field filled, a choice made, a button or link used.</summary>
    public int Interactions { get; private set; }

    /// <summary>Characters typed.</summary>
    public int Keystrokes { get; private set; }

    /// <summary>Counts from nothing.</summary>
    public void CountAnew() => (Interactions, Keystrokes) = (0, 0);

    /// <summary>The page's content, without the shell around it.</summary>
    public ILocator Main => Page.Locator("main");

    public Task GoAsync(string address) => tab.GoAsync(address);

    /// <summary>Types into the field with this label.</summary>
    public async Task FillAsync(string label, string value)
    {
        Interactions++;
        Keystrokes += value.Length;
        var field = Field(label);
        await ReachAsync(field);
        // What a date field shows depends on the browser's language; Playwright fills it by its value.
        await field.FillAsync(value);
    }

    /// <summary>Types into the first field of a part of the page.</summary>
    public async Task FillFirstAsync(string part, string value)
    {
        Interactions++;
        Keystrokes += value.Length;
        await Main.Locator(part).First.FillAsync(value);
    }

    /// <summary>Whether the page has to be scrolled sideways.</summary>
    public Task<bool> ScrollsSidewaysAsync() => tab.ScrollsSidewaysAsync();

    /// <summary>Chooses from a list, or one of several radio buttons, by the option's words. No words: the first real option of a list.</summary>
    public async Task ChooseAsync(string label, string option)
    {
        Interactions++;
        var list = Main.GetByRole(AriaRole.Combobox, new() { NameRegex = Begins(label) });
        if (await list.CountAsync() > 0)
        {
            await ReachAsync(list);
            var options = list.First.Locator("option");
            var wanted = option.Length == 0 ? options.Locator("nth=1") : options.Filter(new() { HasText = option }).First;
            await list.First.SelectOptionAsync((await wanted.GetAttributeAsync("value"))!);
            return;
        }
        var group = Main.GetByRole(AriaRole.Group, new() { NameRegex = Begins(label) }).Or(Main.GetByRole(AriaRole.Radiogroup, new() { NameRegex = Begins(label) })).First;
        var radio = group.GetByRole(AriaRole.Radio, new() { NameRegex = Begins(option) }).First;
        if (!keyboard)
        {
            await radio.CheckAsync(new() { Force = true });
            return;
        }
        await ReachAsync(group.GetByRole(AriaRole.Radio), any: true);
        for (var i = 0; i < 30 && !await radio.IsCheckedAsync(); i++)
        {
            await Page.Keyboard.PressAsync(i == 0 ? "Space" : "ArrowDown");
        }
        Assert.True(await radio.IsCheckedAsync(), $"{option} of {label} cannot be chosen with the keyboard");
    }

    /// <summary>Ticks the box whose label begins with these words.</summary>
    public Task CheckAsync(string label) => TickAsync(Main.GetByRole(AriaRole.Checkbox, new() { NameRegex = Begins(label) }).First, label);

    /// <summary>Ticks the first box whose label has these words.</summary>
    public Task CheckContainingAsync(string words) => TickAsync(Main.GetByRole(AriaRole.Checkbox, new() { Name = words }).First, words);

    private async Task TickAsync(ILocator box, string label)
    {
        Interactions++;
        if (await box.IsCheckedAsync()) return;
        if (!keyboard)
        {
            await box.CheckAsync(new() { Force = true });
            return;
        }
        await ReachAsync(box);
        await Page.Keyboard.PressAsync("Space");
        Assert.True(await box.IsCheckedAsync(), $"{label} cannot be ticked with the keyboard");
    }

    /// <summary>Uses a button of the page and waits for what comes.</summary>
    public async Task PressAsync(string button)
    {
        Interactions++;
        await UseAsync(Main.GetByRole(AriaRole.Button, new() { Name = button }).First);
    }

    /// <summary>Follows a link of the page.</summary>
    public async Task FollowAsync(string link)
    {
        Interactions++;
        await UseAsync(Main.GetByRole(AriaRole.Link, new() { Name = link }).First);
    }

    /// <summary>Follows the first link of a part of the page: whoever stands there first.</summary>
    public async Task FollowFirstAsync(string part)
    {
        Interactions++;
        await UseAsync(Main.Locator($"{part} a").First);
    }

    /// <summary>Opens what is folded away in a part of the page.</summary>
    public async Task UnfoldAsync(string part)
    {
        Interactions++;
        await Main.Locator($"{part} summary").First.ClickAsync();
    }

    /// <summary>Follows an entry of the menu.</summary>
    public async Task FollowMenuAsync(string entry)
    {
        Interactions++;
        await UseAsync(Page.Locator("nav.sidenav").GetByRole(AriaRole.Link, new() { Name = entry }).First);
    }

    /// <summary>Uses a button that gives a file.</summary>
    /// <returns>The name of the file.</returns>
    public async Task<string> DownloadAsync(string button)
    {
        Interactions++;
        return (await Page.RunAndWaitForDownloadAsync(() => Main.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync())).SuggestedFilename;
    }

    /// <summary>Waits until the page says this.</summary>
    public async Task SeesAsync(string text)
    {
        try
        {
            await Assertions.Expect(Page.Locator("body")).ToContainTextAsync(text, new() { Timeout = 6000 });
        }
        catch (PlaywrightException)
        {
            Assert.Fail($"{Page.Url} does not say \"{text}\" but:\n{Cut(await Main.InnerTextAsync())}");
        }
    }

    /// <summary>What the page says, for a message.</summary>
    public async Task<string> SaysAsync() => Cut(await Main.InnerTextAsync());

    /// <summary>Whether the page has a button or link with these words.</summary>
    public async Task<bool> HasAsync(AriaRole role, string name) => await Main.GetByRole(role, new() { Name = name }).CountAsync() > 0;

    // "Telefon" is not "Din telefon": a label begins with the words.
    private ILocator Field(string label) => Main.GetByLabel(Begins(label)).First;

    private static Regex Begins(string words) => new("^\\s*" + Regex.Escape(words), RegexOptions.IgnoreCase);

    private async Task UseAsync(ILocator control)
    {
        try
        {
            if (!keyboard)
            {
                await control.ClickAsync();
            }
            else
            {
                await ReachAsync(control);
                await Page.EvaluateAsync("window.stillHere = true");
                await Page.Keyboard.PressAsync("Enter");
                await LeavesAsync();
            }
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            Assert.Fail($"{Page.Url}: {e.Message.Split('\n')[0]} {control}\n{await SaysAsync()}");
        }
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Waits until Enter has led to the next page; unlike a click, a key press does not wait for it.</summary>
    private async Task LeavesAsync()
    {
        for (var i = 0; i < 200; i++)
        {
            try
            {
                if (!await Page.EvaluateAsync<bool>("window.stillHere === true")) return;
            }
            catch (PlaywrightException)
            {
                // The page is being replaced at this moment.
            }
            await Task.Delay(50);
        }
    }

    private async Task ReachAsync(ILocator control, bool any = false)
    {
        if (!keyboard) return;
        for (var i = 0; i < MostTabs; i++)
        {
            if (await IsFocusedAsync(control, any)) return;
            await Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{Page.Url}: {control} cannot be reached with Tab");
    }

    private static async Task<bool> IsFocusedAsync(ILocator control, bool any) =>
        await (any ? control : control.First).EvaluateAllAsync<bool>("(elements) => elements.includes(document.activeElement)");

    private static string Cut(string text) => text.Length > 1500 ? text[..1500] + "…" : text;
}
