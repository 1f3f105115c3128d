using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mia.Web.TagHelpers;

/// <summary>
/// One form field with label, hint, error and everything a screen reader needs. Pages never write raw inputs.
/// Attributes that are not listed here (<c>min</c>, <c>step</c>, <c>data-…</c>, <c>hx-…</c>) go to the control, <c>class</c> to the field.
/// Child content stands below the control.
/// </summary>
[HtmlTargetElement("mia-field", Attributes = "for")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The property, e.g. <c>Input.Name</c>.</summary>
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    /// <summary>Swedish label, sentence case.</summary>
    public required string Label { get; set; }

    /// <summary>Help below the label: what is expected and why it is asked.</summary>
    public string? Hint { get; set; }

    /// <summary>Adds "(frivilligt)" to the label.</summary>
    public bool Optional { get; set; }

    /// <summary>
    /// text, textarea, date, time, number, select, radio, segment, checkbox, checkboxes, email, tel, password, search or file.
    /// Left out, it follows from the property's type.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>Options of select, radio, segment and checkboxes. Left out, they are the values of the enum, or yes and no.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Text of the empty option of a select. Left out: "Välj".</summary>
    public string? Empty { get; set; }

    /// <summary>Longest text in characters. A text area only warns, so that nothing pasted is cut off.</summary>
    [HtmlAttributeName("maxlength")]
    public int? MaxLength { get; set; }

    /// <summary>Rows of a text area.</summary>
    public int Rows { get; set; } = 4;

    /// <summary>Autocomplete token. Left out: off, so that the browser keeps nothing about a participant.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>Keyboard on a phone.</summary>
    [HtmlAttributeName("inputmode")]
    public string? InputMode { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => TagBuilder.CreateSanitizedId(Name, "_");

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var type = Type ?? FieldValue.TypeOf(For);
        var value = FieldValue.Of(ViewContext, Name, For.Model, type);
        var error = Error();
        var passed = output.Attributes.Where(a => a.Name != "class").ToList();
        foreach (var attribute in passed) output.Attributes.Remove(attribute);
        var extra = await output.GetChildContentAsync();

        output.TagMode = TagMode.StartTagAndEndTag;
        var group = type is "radio" or "segment" or "checkboxes";
        output.TagName = group ? "fieldset" : "div";
        foreach (var name in (type == "segment" ? "seg" : group ? "ds-fieldset" : "ds-field").Split(' '))
            output.AddClass(name, HtmlEncoder.Default);

        var content = output.Content;
        if (group) Group(content, output, type, value, error, passed);
        else if (type == "checkbox") Checkbox(content, value, error, passed);
        else Single(content, type, value, error, passed);

        if (error is not null) content.AppendHtml(Paragraph("ds-validation-message", "e", error));
        content.AppendHtml(extra);
    }

    private void Single(TagHelperContent content, string type, FieldValue value, string? error, List<TagHelperAttribute> passed)
    {
        content.AppendHtml(LabelTag("label", Id));
        AppendHint(content);
        content.AppendHtml(Control(type, value, error, passed));
    }

    private TagBuilder Control(string type, FieldValue value, string? error, List<TagHelperAttribute> passed)
    {
        var control = new TagBuilder(type switch { "textarea" => "textarea", "select" => "select", _ => "input" });
        Common(control, Id, error);
        if (type != "file") control.MergeAttribute("autocomplete", Autocomplete ?? "off");
        if (InputMode is not null) control.MergeAttribute("inputmode", InputMode);
        if (type == "textarea")
        {
            control.MergeAttribute("rows", Rows.ToString(CultureInfo.InvariantCulture));
            if (MaxLength is { } max) control.MergeAttribute("data-max", max.ToString(CultureInfo.InvariantCulture));
            // A browser drops the first line break of a text area.
            control.InnerHtml.AppendHtml("\n").Append(value.Text);
        }
        else if (type == "select") Options(control, value);
        else
        {
            control.TagRenderMode = TagRenderMode.SelfClosing;
            // A number is typed as text with a keypad: spinners and scroll wheels change figures by mistake.
            control.MergeAttribute("type", type == "number" ? "text" : type);
            if (type == "number") control.MergeAttribute("inputmode", FieldValue.InputModeOf(For));
            // No browser lets a page choose a file.
            if (type != "file") control.MergeAttribute("value", value.Text);
            if (MaxLength is { } max) control.MergeAttribute("maxlength", max.ToString(CultureInfo.InvariantCulture));
        }

        Pass(control, passed);
        return control;
    }

    private void Options(TagBuilder select, FieldValue value)
    {
        var items = (Items ?? FieldValue.OptionsOf(For)).ToList();
        if (items.TrueForAll(item => !string.IsNullOrEmpty(item.Value)))
            items.Insert(0, new SelectListItem(Empty ?? (Optional ? "Inget valt" : "Välj"), ""));
        TagBuilder? group = null;
        foreach (var item in items)
        {
            if (item.Group?.Name != group?.Attributes["label"])
            {
                group = item.Group is null ? null : new TagBuilder("optgroup");
                if (group is not null)
                {
                    group.MergeAttribute("label", item.Group!.Name);
                    select.InnerHtml.AppendHtml(group);
                }
            }

            var option = new TagBuilder("option");
            option.MergeAttribute("value", item.Value);
            if (IsChosen(item, value)) option.MergeAttribute("selected", "selected");
            option.InnerHtml.Append(item.Text);
            (group?.InnerHtml ?? select.InnerHtml).AppendHtml(option);
        }
    }

    private void Group(TagHelperContent content, TagHelperOutput output, string type, FieldValue value, string? error,
        List<TagHelperAttribute> passed)
    {
        var described = Described(error);
        if (described.Length > 0) output.Attributes.SetAttribute("aria-describedby", described);
        content.AppendHtml(LabelTag("legend", null));
        AppendHint(content);
        IHtmlContentBuilder into = content;
        var wrapper = new TagBuilder("div");
        if (type != "segment")
        {
            wrapper.AddCssClass("opts");
            into = wrapper.InnerHtml;
        }

        var number = 0;
        foreach (var item in Items ?? FieldValue.OptionsOf(For))
        {
            var id = ++number == 1 ? Id : string.Create(CultureInfo.InvariantCulture, $"{Id}-{number}");
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.MergeAttribute("type", type == "checkboxes" ? "checkbox" : "radio");
            input.MergeAttribute("name", Name);
            input.MergeAttribute("id", id);
            input.MergeAttribute("value", item.Value);
            if (IsChosen(item, value)) input.MergeAttribute("checked", "checked");
            if (error is not null) input.MergeAttribute("aria-invalid", "true");
            Pass(input, passed);
            into.AppendHtml(type == "segment" ? Segment(input, item) : Choice(input, item, id));
        }

        if (type != "segment") content.AppendHtml(wrapper);
    }

    private static TagBuilder Segment(TagBuilder input, SelectListItem item)
    {
        var label = new TagBuilder("label");
        label.InnerHtml.AppendHtml(input).Append(item.Text);
        return label;
    }

    private static TagBuilder Choice(TagBuilder input, SelectListItem item, string id)
    {
        var row = new TagBuilder("div");
        row.AddCssClass("ds-field");
        row.MergeAttribute("data-variant", "outline");
        input.AddCssClass("ds-input");
        // A second line of an option stands after a line break in its text.
        var (text, detail) = item.Text.Split('\n', 2) is [var first, var second] ? (first, second) : (item.Text, null);
        var label = new TagBuilder("label");
        label.AddCssClass("ds-label");
        label.MergeAttribute("data-weight", "regular");
        label.MergeAttribute("for", id);
        label.InnerHtml.Append(text);
        row.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (detail is null) return row;
        input.MergeAttribute("aria-describedby", id + "-d");
        var description = new TagBuilder("p");
        description.MergeAttribute("data-field", "description");
        description.MergeAttribute("id", id + "-d");
        description.InnerHtml.Append(detail);
        row.InnerHtml.AppendHtml(description);
        return row;
    }

    private void Checkbox(TagHelperContent content, FieldValue value, string? error, List<TagHelperAttribute> passed)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        Common(input, Id, error);
        input.MergeAttribute("type", "checkbox");
        input.MergeAttribute("value", "true");
        if (value.Has("true")) input.MergeAttribute("checked", "checked");
        Pass(input, passed);
        var label = LabelTag("label", Id);
        label.MergeAttribute("data-weight", "regular");
        content.AppendHtml(input).AppendHtml(label);
        AppendHint(content);
        // An unticked box posts nothing: the hidden field says that it was asked.
        var hidden = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        hidden.MergeAttribute("type", "hidden");
        hidden.MergeAttribute("name", Name);
        hidden.MergeAttribute("value", "false");
        content.AppendHtml(hidden);
    }

    private void Common(TagBuilder control, string id, string? error)
    {
        control.AddCssClass("ds-input");
        control.MergeAttribute("id", id);
        control.MergeAttribute("name", Name);
        if (error is not null) control.MergeAttribute("aria-invalid", "true");
        var described = Described(error);
        if (described.Length > 0) control.MergeAttribute("aria-describedby", described);
    }

    private TagBuilder LabelTag(string tag, string? target)
    {
        var label = new TagBuilder(tag);
        label.AddCssClass("ds-label");
        if (target is not null) label.MergeAttribute("for", target);
        label.InnerHtml.Append(Label);
        if (!Optional) return label;
        var note = new TagBuilder("span");
        note.AddCssClass("optional");
        note.InnerHtml.Append("(frivilligt)");
        label.InnerHtml.Append(" ").AppendHtml(note);
        return label;
    }

    private void AppendHint(TagHelperContent content)
    {
        if (Hint is null) return;
        var hint = Paragraph("hint", "h", Hint);
        hint.MergeAttribute("data-field", "description");
        content.AppendHtml(hint);
    }

    private TagBuilder Paragraph(string css, string suffix, string text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(css);
        paragraph.MergeAttribute("id", $"{Id}-{suffix}");
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }

    private string Described(string? error) =>
        string.Join(' ', new[] { Hint is null ? null : Id + "-h", error is null ? null : Id + "-e" }.OfType<string>());

    private string? Error() => ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0
        ? entry.Errors[0].ErrorMessage
        : null;

    private bool IsChosen(SelectListItem item, FieldValue value) =>
        value.Has(item.Value ?? "") || (item.Selected && For.Model is null && !ViewContext.ModelState.ContainsKey(Name));

    private static void Pass(TagBuilder control, List<TagHelperAttribute> attributes)
    {
        foreach (var attribute in attributes)
            control.MergeAttribute(attribute.Name, Convert.ToString(attribute.Value, CultureInfo.InvariantCulture) is { Length: > 0 } text
                ? attribute.Value is IHtmlContent html ? html.Text() : text
                : "", replaceExisting: true);
    }
}
