using System.ComponentModel.DataAnnotations;
using AngleSharp.Dom;
using Mia.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Web.Tests;

public sealed class FieldTagHelperTests
{
    private enum Way
    {
        [Display(Name = "Ring mig")]
        Phone = 1,

        [Display(Name = "Skicka sms")]
        Text = 2,
    }

    private sealed record Form
    {
        public string Name { get; init; } = "";
        public DateOnly? Start { get; init; }
        public TimeOnly At { get; init; } = new(13, 30);
        public double Hours { get; init; } = 2.5;
        public Way? Way { get; init; }
        public bool Agreed { get; init; }
        public bool? Interpreter { get; init; }
        public IReadOnlyList<string> Needs { get; init; } = [];
        public string? Choice { get; init; }
    }

    private sealed record Page(Form Input);

    private static readonly SelectListItem[] Three = [new("Tolk", "tolk"), new("Hörslinga\nFinns i alla rum", "slinga"), new("Tid på eftermiddagen", "em")];

    private readonly Rendering<Page> _page;

    public FieldTagHelperTests() => _page = new(new Page(new Form
    {
        Name = "Testa <b>", Start = new(2026, 11, 21), Way = Way.Text, Needs = ["em"], Choice = "slinga",
    }));

    private Task<IElement> FieldAsync(System.Linq.Expressions.Expression<Func<Page, object?>> property, Action<FieldTagHelper>? set = null,
        params (string, object?)[] attributes)
    {
        var helper = new FieldTagHelper { For = _page.For(property), Label = "Etikett", ViewContext = _page.View };
        set?.Invoke(helper);
        return Rendering<Page>.RenderAsync(helper, "mia-field", "", attributes);
    }

    [Fact]
    public async Task A_text_field_has_label_value_and_hint_tied_together()
    {
        var field = await FieldAsync(p => p.Input.Name, f => { f.Hint = "Hela namnet"; f.MaxLength = 80; });

        var input = field.QuerySelector("input")!;
        Assert.Equal("Input.Name", input.GetAttribute("name"));
        Assert.Equal("Testa <b>", input.GetAttribute("value"));
        Assert.Equal("80", input.GetAttribute("maxlength"));
        Assert.Equal("off", input.GetAttribute("autocomplete"));
        Assert.Equal("Input_Name-h", input.GetAttribute("aria-describedby"));
        Assert.Equal("Hela namnet", field.QuerySelector("#Input_Name-h")!.TextContent);
        Assert.Equal(input.Id, field.QuerySelector("label")!.GetAttribute("for"));
        Assert.False(input.HasAttribute("aria-invalid"));
    }

    [Fact]
    public async Task An_error_is_told_at_the_field_and_what_was_typed_stands_there()
    {
        _page.View.ModelState.SetModelValue("Input.Start", "i morgon", "i morgon");
        _page.View.ModelState.AddModelError("Input.Start", "Skriv datum så här: 2026-11-21.");

        var field = await FieldAsync(p => p.Input.Start);

        var input = field.QuerySelector("input")!;
        Assert.Equal("i morgon", input.GetAttribute("value"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("Input_Start-e", input.GetAttribute("aria-describedby"));
        Assert.Equal("Skriv datum så här: 2026-11-21.", field.QuerySelector(".ds-validation-message")!.TextContent);
    }

    [Fact]
    public async Task Dates_and_times_are_in_the_form_browsers_want()
    {
        var date = (await FieldAsync(p => p.Input.Start)).QuerySelector("input")!;
        var time = (await FieldAsync(p => p.Input.At)).QuerySelector("input")!;

        Assert.Equal(("date", "2026-11-21"), (date.GetAttribute("type"), date.GetAttribute("value")));
        Assert.Equal(("time", "13:30"), (time.GetAttribute("type"), time.GetAttribute("value")));
    }

    [Fact]
    public async Task A_number_is_typed_as_text_with_a_keypad_and_a_comma()
    {
        var input = (await FieldAsync(p => p.Input.Hours)).QuerySelector("input")!;

        Assert.Equal(("text", "decimal", "2,5"), (input.GetAttribute("type"), input.GetAttribute("inputmode"), input.GetAttribute("value")));
    }

    [Fact]
    public async Task A_nullable_enum_offers_its_names_and_an_empty_choice()
    {
        var options = (await FieldAsync(p => p.Input.Way)).QuerySelectorAll("option");

        Assert.Equal(["Välj", "Ring mig", "Skicka sms"], options.Select(o => o.TextContent));
        Assert.Equal(["", "Phone", "Text"], options.Select(o => o.GetAttribute("value")));
        Assert.Equal("Text", Assert.Single(options, o => o.HasAttribute("selected")).GetAttribute("value"));
    }

    [Theory]
    [InlineData("radio")]
    [InlineData("segment")]
    public async Task A_choice_is_a_fieldset_with_the_first_option_under_the_fields_id(string type)
    {
        _page.View.ModelState.AddModelError("Input.Way", "Välj ett sätt.");
        var field = await FieldAsync(p => p.Input.Way, f => f.Type = type);

        var set = field.QuerySelector("fieldset")!;
        Assert.Equal("Etikett", set.QuerySelector("legend")!.TextContent);
        Assert.Equal("Input_Way-e", set.GetAttribute("aria-describedby"));
        Assert.Equal(["Input_Way", "Input_Way-2"], set.QuerySelectorAll("input").Select(i => i.Id));
        Assert.Equal("Text", Assert.Single(set.QuerySelectorAll("input"), i => i.HasAttribute("checked")).GetAttribute("value"));
        Assert.All(set.QuerySelectorAll("input"), i => Assert.True(i.Closest("label") is not null || set.QuerySelector($"label[for='{i.Id}']") is not null));
    }

    [Fact]
    public async Task Several_boxes_keep_what_was_ticked_and_show_a_second_line()
    {
        var field = await FieldAsync(p => p.Input.Needs, f => f.Items = Three);

        var boxes = field.QuerySelectorAll("input[type=checkbox]");
        Assert.Equal(3, boxes.Length);
        Assert.Equal("em", Assert.Single(boxes, b => b.HasAttribute("checked")).GetAttribute("value"));
        Assert.Equal("Finns i alla rum", field.QuerySelector("#" + boxes[1].GetAttribute("aria-describedby"))!.TextContent);
    }

    [Fact]
    public async Task Boxes_posted_with_errors_come_back_as_they_were()
    {
        _page.View.ModelState.SetModelValue("Input.Needs", new[] { "tolk", "slinga" }, "tolk,slinga");
        var field = await FieldAsync(p => p.Input.Needs, f => f.Items = Three);

        Assert.Equal(["tolk", "slinga"], field.QuerySelectorAll("input[checked]").Select(b => b.GetAttribute("value")));
    }

    [Fact]
    public async Task A_box_that_is_not_ticked_posts_false()
    {
        var field = await FieldAsync(p => p.Input.Agreed);

        Assert.Equal("true", field.QuerySelector("input[type=checkbox]")!.GetAttribute("value"));
        Assert.Equal("false", field.QuerySelector("input[type=hidden]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_open_question_starts_without_an_answer()
    {
        var field = await FieldAsync(p => p.Input.Interpreter);

        Assert.Equal(["Ja", "Nej"], field.QuerySelectorAll("label").Select(l => l.TextContent));
        Assert.Empty(field.QuerySelectorAll("input[checked]"));
    }

    [Fact]
    public async Task A_select_chooses_by_the_models_value_not_by_the_list()
    {
        Three[0].Selected = true;
        var field = await FieldAsync(p => p.Input.Choice, f => { f.Type = "select"; f.Items = Three; f.Empty = "Välj behov"; });

        Assert.Equal("slinga", Assert.Single(field.QuerySelectorAll("option[selected]")).GetAttribute("value"));
        Assert.Equal("Välj behov", field.QuerySelector("option")!.TextContent);
    }

    [Fact]
    public async Task Hostile_text_is_encoded_in_a_text_area_and_its_first_line_break_is_kept()
    {
        _page.View.ModelState.SetModelValue("Input.Name", "\n</textarea><script>", "\n</textarea><script>");
        var field = await FieldAsync(p => p.Input.Name, f => { f.Type = "textarea"; f.MaxLength = 10; });

        Assert.Empty(field.QuerySelectorAll("script"));
        Assert.Equal("\n</textarea><script>", field.QuerySelector("textarea")!.TextContent);
        Assert.False(field.QuerySelector("textarea")!.HasAttribute("maxlength"));
        Assert.Equal("10", field.QuerySelector("textarea")!.GetAttribute("data-max"));
    }

    [Fact]
    public async Task Other_attributes_go_to_the_control_and_class_to_the_field()
    {
        var field = await FieldAsync(p => p.Input.Name, f => f.Optional = true, ("class", "grow"), ("data-x", "1"), ("autofocus", ""));

        Assert.Equal("1", field.QuerySelector("input")!.GetAttribute("data-x"));
        Assert.True(field.QuerySelector("input")!.HasAttribute("autofocus"));
        Assert.Contains("grow", field.QuerySelector("div")!.ClassList);
        Assert.Contains("(frivilligt)", field.QuerySelector("label")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_never_comes_back()
    {
        _page.View.ModelState.SetModelValue("Input.Name", "hemligt", "hemligt");
        var field = await FieldAsync(p => p.Input.Name, f => f.Type = "password");

        Assert.Equal("", field.QuerySelector("input")!.GetAttribute("value"));
    }
}
