using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Mia.Web.TagHelpers;

/// <summary>What a field shows: what was posted if the form came back with errors, otherwise the model's value, in the form the browser posts.</summary>
internal sealed class FieldValue
{
    /// <summary>Swedish numbers on the screen, whatever the server's culture is.</summary>
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    private readonly IReadOnlyList<string> _values;

    private FieldValue(IReadOnlyList<string> values) => _values = values;

    /// <summary>The single value, empty when there is none.</summary>
    public string Text => _values.Count == 0 ? "" : _values[0];

    /// <summary>Whether an option with this value is chosen.</summary>
    public bool Has(string value) => _values.Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the value of a field with the given full name.</summary>
    public static FieldValue Of(ViewContext context, string name, object? model, string type)
    {
        if (context.ModelState.TryGetValue(name, out var entry) && entry.RawValue is { } raw && type != "password")
            return new(raw switch
            {
                string one => [one],
                IEnumerable<string> many => [.. many],
                _ => Forms(raw, type),
            });
        return new(model is null || type == "password" ? [] : Forms(model, type));
    }

    private static List<string> Forms(object model, string type) => model switch
    {
        string text => [text],
        bool flag => [flag ? "true" : "false"],
        DateOnly date => [date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        DateTime time when type == "date" => [time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        DateTime time => [time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)],
        TimeOnly time => [time.ToString("HH:mm", CultureInfo.InvariantCulture)],
        Enum value => [value.ToString(), value.ToString("D")],
        double number => [number.ToString("0.########", Swedish)],
        decimal number => [number.ToString("0.########", Swedish)],
        IEnumerable many => [.. many.Cast<object?>().Where(one => one is not null).SelectMany(one => Forms(one!, type))],
        IFormattable value => [value.ToString(null, CultureInfo.InvariantCulture)],
        _ => [model.ToString() ?? ""],
    };

    /// <summary>Options of an enum or a yes/no answer, when the page gives none.</summary>
    public static IReadOnlyList<SelectListItem> OptionsOf(ModelExpression field)
    {
        var metadata = field.Metadata.ElementMetadata ?? field.Metadata;
        if (metadata.EnumGroupedDisplayNamesAndValues is { } names)
        {
            // Posted as the name, which stays when numbers are reordered.
            var type = Nullable.GetUnderlyingType(metadata.ModelType) ?? metadata.ModelType;
            return [.. names.Select(pair => new SelectListItem(pair.Key.Name,
                Enum.ToObject(type, long.Parse(pair.Value, CultureInfo.InvariantCulture)).ToString()))];
        }

        return (Nullable.GetUnderlyingType(metadata.ModelType) ?? metadata.ModelType) == typeof(bool)
            ? [new("Ja", "true"), new("Nej", "false")]
            : [];
    }

    /// <summary>The kind of control that fits a type, when the page names none.</summary>
    public static string TypeOf(ModelExpression field)
    {
        var type = Nullable.GetUnderlyingType(field.Metadata.ModelType) ?? field.Metadata.ModelType;
        if (type == typeof(bool)) return field.Metadata.IsNullableValueType ? "segment" : "checkbox";
        if (type == typeof(DateOnly) || type == typeof(DateTime)) return "date";
        if (type == typeof(TimeOnly)) return "time";
        if (type.IsEnum) return "select";
        if (type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(decimal)) return "number";
        return type != typeof(string) && field.Metadata.IsEnumerableType ? "checkboxes" : "text";
    }

    /// <summary>Whole numbers get a keypad without a comma.</summary>
    public static string InputModeOf(ModelExpression field)
    {
        var type = Nullable.GetUnderlyingType(field.Metadata.ModelType) ?? field.Metadata.ModelType;
        return type == typeof(double) || type == typeof(decimal) ? "decimal" : "numeric";
    }
}
