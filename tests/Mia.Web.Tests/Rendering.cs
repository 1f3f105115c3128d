using System.Linq.Expressions;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Mia.Web.Tests;

/// <summary>Runs tag helpers as a view would, without a host.</summary>
internal sealed class Rendering<TModel>
{
    private readonly ServiceProvider _services;

    public Rendering(TModel model)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        using var diagnostics = new System.Diagnostics.DiagnosticListener("test");
        services.AddSingleton<System.Diagnostics.DiagnosticSource>(diagnostics);
        services.AddSingleton(diagnostics);
        services.AddRazorPages().AddMiaWeb();
        _services = services.BuildServiceProvider();
        Http.RequestServices = _services;
        var metadata = _services.GetRequiredService<IModelMetadataProvider>();
        View = new ViewContext
        {
            HttpContext = Http,
            RouteData = new RouteData(),
            ActionDescriptor = new ActionDescriptor(),
            ViewData = new ViewDataDictionary<TModel>(metadata, new ModelStateDictionary()) { Model = model },
            View = Substitute.For<IView>(),
            Writer = TextWriter.Null,
            FormContext = new FormContext(),
        };
    }

    public DefaultHttpContext Http { get; } = new();

    public ViewContext View { get; }

    public T Service<T>() where T : notnull => _services.GetRequiredService<T>();

    public ModelExpression For(Expression<Func<TModel, object?>> property) =>
        Service<IModelExpressionProvider>() is ModelExpressionProvider provider
            ? provider.CreateModelExpression((ViewDataDictionary<TModel>)View.ViewData, Name(property))
            : throw new InvalidOperationException();

    /// <summary>Renders and parses what came out.</summary>
    public static async Task<IElement> RenderAsync(ITagHelper helper, string tag, string content = "", params (string Name, object? Value)[] attributes)
    {
        var list = new TagHelperAttributeList(attributes.Select(a => new TagHelperAttribute(a.Name, a.Value)));
        var output = new TagHelperOutput(tag, list, (_, _) =>
        {
            var child = new DefaultTagHelperContent();
            child.AppendHtml(content);
            return Task.FromResult<TagHelperContent>(child);
        });
        if (content.Length > 0) output.Content.SetHtmlContent(content);
        await helper.ProcessAsync(new TagHelperContext(tag, list, new Dictionary<object, object>(), "test"), output);
        await using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument($"<body>{writer}</body>").Body!;
    }

    private static string Name(Expression<Func<TModel, object?>> property)
    {
        var body = property.Body is UnaryExpression cast ? cast.Operand : property.Body;
        var names = new Stack<string>();
        for (; body is MemberExpression member; body = member.Expression!) names.Push(member.Member.Name);
        return string.Join('.', names);
    }
}
