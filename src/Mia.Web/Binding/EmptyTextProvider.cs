using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Mia.Web.Binding;

/// <summary>An empty field is an empty text where the property says that it cannot be null, so that validators need not guard against null.</summary>
internal sealed class EmptyTextProvider : IDisplayMetadataProvider
{
    /// <inheritdoc />
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.ModelType != typeof(string)) return;
        var nullability = new NullabilityInfoContext();
        var state = context.Key switch
        {
            { PropertyInfo: { } property } => nullability.Create(property).WriteState,
            { ParameterInfo: { } parameter } => nullability.Create(parameter).WriteState,
            _ => NullabilityState.Nullable,
        };
        if (state == NullabilityState.NotNull) context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }
}
