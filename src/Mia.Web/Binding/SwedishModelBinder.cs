using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Web.Binding;

/// <summary>Binds dates, times and numbers from what people type, with a message that shows how to write them.</summary>
internal sealed class SwedishModelBinder(Func<string, object?> parse, string message) : IModelBinder
{
    /// <inheritdoc />
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var posted = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (posted == ValueProviderResult.None) return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, posted);
        var text = posted.FirstValue?.Trim() ?? "";
        if (text.Length == 0)
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType) bindingContext.Result = ModelBindingResult.Success(null);
            else bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, message);
        }
        else if (parse(text) is { } value) bindingContext.Result = ModelBindingResult.Success(value);
        else bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, message);

        return Task.CompletedTask;
    }
}

/// <summary>Offers <see cref="SwedishModelBinder"/> for the types in <see cref="SwedishText"/>.</summary>
internal sealed class SwedishModelBinderProvider : IModelBinderProvider
{
    /// <inheritdoc />
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        SwedishText.Types.TryGetValue(context.Metadata.UnderlyingOrModelType, out var type) ? new SwedishModelBinder(type.Parse, type.Message) : null;
}
