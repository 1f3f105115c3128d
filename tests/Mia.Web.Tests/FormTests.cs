using Mia.Platform.Security;
using Mia.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Primitives;
using NSubstitute;

namespace Mia.Web.Tests;

public sealed class FormTests
{
    private readonly Rendering<string> _page = new("");

    private async Task<string?> KeyAsync(string action)
    {
        var helper = new FormTagHelper(_page.Service<IHtmlGenerator>()) { ViewContext = _page.View };
        var form = await Rendering<string>.RenderAsync(helper, "form", "<p></p>", ("method", "post"), ("action", action));
        Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]"));
        Assert.True(form.QuerySelector("form")!.HasAttribute("novalidate"));
        return form.QuerySelector("input[name=__once]")!.GetAttribute("value");
    }

    private void Posted(string path, Guid key)
    {
        _page.Http.Request.Method = "POST";
        _page.Http.Request.Path = path;
        _page.Http.Request.ContentType = "application/x-www-form-urlencoded";
        _page.Http.Request.Form = new Microsoft.AspNetCore.Http.FormCollection(new Dictionary<string, StringValues> { ["__once"] = key.ToString() });
    }

    [Fact]
    public async Task Every_rendered_form_has_a_key_of_its_own() => Assert.NotEqual(await KeyAsync("/a"), await KeyAsync("/a"));

    [Fact]
    public async Task A_refused_form_keeps_its_key_and_no_other_form_takes_it()
    {
        var key = Guid.NewGuid();
        Posted("/a/b", key);

        Assert.NotEqual(key.ToString(), await KeyAsync("/other"));
        Assert.Equal(key.ToString(), await KeyAsync("/a/b"));
        Assert.NotEqual(key.ToString(), await KeyAsync("/a/b"));
    }

    [Fact]
    public async Task The_token_of_the_framework_is_not_doubled()
    {
        var framework = new Microsoft.AspNetCore.Mvc.TagHelpers.FormTagHelper(_page.Service<IHtmlGenerator>()) { ViewContext = _page.View, Antiforgery = true };
        var own = new FormTagHelper(_page.Service<IHtmlGenerator>()) { ViewContext = _page.View };
        Assert.True(framework.Order < own.Order);
        var form = await Rendering<string>.RenderAsync(new Both(framework, own), "form", "", ("method", "post"));
        Assert.Single(form.QuerySelectorAll("input[name=__RequestVerificationToken]"));
    }

    private sealed class Both(ITagHelper first, ITagHelper second) : TagHelper
    {
        public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
        {
            await first.ProcessAsync(context, output);
            await second.ProcessAsync(context, output);
        }
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("deltagare")]
    public async Task A_form_never_posts_to_another_site(string action) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => KeyAsync(action));

    [Fact]
    public async Task A_search_form_without_effect_is_left_alone()
    {
        var helper = new FormTagHelper(_page.Service<IHtmlGenerator>()) { ViewContext = _page.View };
        var form = await Rendering<string>.RenderAsync(helper, "form", "", ("method", "get"), ("action", "/a"));
        Assert.Empty(form.QuerySelectorAll("input"));
    }

    [Fact]
    public async Task The_summary_links_to_the_fields_and_counts_in_words()
    {
        _page.View.ModelState.AddModelError("Input.Phone", "Skriv ett telefonnummer.");
        _page.View.ModelState.AddModelError("", "Det går inte nu.");
        var summary = await Rendering<string>.RenderAsync(new ErrorsTagHelper { ViewContext = _page.View }, "mia-errors");

        Assert.Equal("Två saker behöver rättas", summary.QuerySelector("h2")!.TextContent);
        Assert.Equal("#Input_Phone", Assert.Single(summary.QuerySelectorAll("a")).GetAttribute("href"));
        Assert.Equal("-1", summary.QuerySelector(".ds-error-summary")!.GetAttribute("tabindex"));
    }

    [Fact]
    public async Task A_form_without_errors_has_no_summary() =>
        Assert.Equal("", (await Rendering<string>.RenderAsync(new ErrorsTagHelper { ViewContext = _page.View }, "mia-errors")).InnerHtml);

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task What_one_may_not_do_is_not_shown(bool may, int links)
    {
        var user = Substitute.For<ICurrentUser>();
        user.Can("casework.exit.write").Returns(may);
        var shown = await Rendering<string>.RenderAsync(new PermissionTagHelper(user) { Permission = "casework.exit.write" }, "a", "Avsluta", ("href", "/x"));
        Assert.Equal(links, shown.QuerySelectorAll("a").Length);
    }
}
