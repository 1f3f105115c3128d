using System.Text.Encodings.Web;
using System.Text.Unicode;
using Mia.Web.Binding;
using Mia.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Mia.Web;

/// <summary>Sets up the shell, the tag helpers and Swedish form handling.</summary>
public static class MiaWebServices
{
    /// <summary>To be called on the result of <c>AddRazorPages</c>.</summary>
    public static IMvcBuilder AddMiaWeb(this IMvcBuilder mvc)
    {
        mvc.Services.AddSingleton<IconSheet>();
        mvc.Services.AddSingleton<HeadLinks>();
        mvc.Services.AddScoped<Shell.IShell, Shell.Shell>();
        mvc.Services.AddScoped<Filters.AnswerFilter>();
        mvc.Services.AddSingleton<IHttpResponseStreamWriterFactory, WholePages>();
        // Swedish letters are written as they are: smaller pages, readable source.
        mvc.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings =
            new TextEncoderSettings(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.LatinExtendedA,
                UnicodeRanges.GeneralPunctuation, UnicodeRanges.Arrows, UnicodeRanges.MathematicalOperators));
        mvc.AddMvcOptions(options =>
        {
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            options.ModelBinderProviders.Insert(0, new SwedishModelBinderProvider());
            options.ModelMetadataDetailsProviders.Add(new EmptyTextProvider());
            options.Filters.AddService<Filters.AnswerFilter>();
            SpeakSwedish(options.ModelBindingMessageProvider);
        });
        return mvc;
    }

    private static void SpeakSwedish(DefaultModelBindingMessageProvider say)
    {
        say.SetAttemptedValueIsInvalidAccessor((_, _) => "Det går inte att tolka det som står här. Rätta och skicka igen.");
        say.SetMissingBindRequiredValueAccessor(_ => "Uppgiften saknas. Fyll i fältet.");
        say.SetMissingKeyOrValueAccessor(() => "Uppgiften saknas. Fyll i fältet.");
        say.SetMissingRequestBodyRequiredValueAccessor(() => "Formuläret kom fram tomt. Skicka det igen.");
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Det går inte att tolka det som står här. Rätta och skicka igen.");
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Det går inte att tolka det som står här. Rätta och skicka igen.");
        say.SetNonPropertyValueMustBeANumberAccessor(() => "Skriv ett tal, till exempel 2,5.");
        say.SetUnknownValueIsInvalidAccessor(_ => "Välj ett av alternativen.");
        say.SetValueIsInvalidAccessor(_ => "Välj ett av alternativen.");
        say.SetValueMustBeANumberAccessor(_ => "Skriv ett tal, till exempel 2,5.");
        say.SetValueMustNotBeNullAccessor(_ => "Fyll i fältet.");
    }
}
