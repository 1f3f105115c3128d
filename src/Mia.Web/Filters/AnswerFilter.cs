using FluentValidation;
using Mia.Platform.Messaging;
using Mia.Web.Htmx;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Mia.Web.Filters;

/// <summary>Turns refusals into answers, in one place, so that no page has a try or a catch.</summary>
internal sealed class AnswerFilter(RequestKey key, ILogger<AnswerFilter> log) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is not MiaPage page)
        {
            await next();
            return;
        }
        var isPost = !HttpMethods.IsGet(context.HttpContext.Request.Method) && !HttpMethods.IsHead(context.HttpContext.Request.Method);
        if (isPost)
        {
            var form = context.HttpContext.Request.HasFormContentType ? await context.HttpContext.Request.ReadFormAsync() : null;
            key.Once = Guid.TryParse(form?[RequestKey.Field], out var once) ? once : null;
            if (!page.ModelState.IsValid)
            {
                context.Result = await RefusedAsync(page);
                return;
            }
        }
        var done = await next();
        if (done.Exception is null || done.ExceptionHandled) return;
        var answer = await AnswerAsync(page, context, done.Exception, isPost);
        if (answer is null) return;
        done.ExceptionHandled = true;
        done.Result = answer;
    }

    private async Task<IActionResult?> AnswerAsync(MiaPage page, PageHandlerExecutingContext context, Exception exception, bool isPost)
    {
        switch (exception)
        {
            case NotFoundException:
                return new StatusCodeResult(StatusCodes.Status404NotFound);
            case ForbiddenException:
                return new StatusCodeResult(StatusCodes.Status403Forbidden);
            case ConflictException conflict when isPost:
                return await ConflictView.ShowAsync(page, conflict);
            case DbUpdateConcurrencyException when isPost:
                return await ConflictView.ShowAsync(page, new ConflictException(Guid.Empty, []));
            case ValidationException invalid when isPost:
                var prefix = Prefix(context);
                foreach (var failure in invalid.Errors) page.ModelState.AddModelError(prefix + failure.PropertyName, failure.ErrorMessage);
                return await RefusedAsync(page);
            case RuleException rule when isPost:
                page.ModelState.AddModelError(rule.Field.Length == 0 ? "" : Prefix(context) + rule.Field, rule.Message);
                return await RefusedAsync(page);
            case NotSavedException notSaved when isPost:
                // The kind of page and the database's own code, never its message: it may quote data.
                log.LogError("Not saved on {Page}: {Reason} ({Inner})", context.ActionDescriptor.ViewEnginePath, notSaved.Reason, notSaved.InnerException?.GetType().Name);
                return await NotSavedView.ShowAsync(page, notSaved.Reason);
            default:
                return null;
        }
    }

    private static async Task<IActionResult> RefusedAsync(MiaPage page)
    {
        try
        {
            await page.LoadAsync(page.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is NotFoundException or ForbiddenException)
        {
            // The form was looked at before it was asked whose it is.
            return new StatusCodeResult(e is NotFoundException ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
        }
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page is { Fragment: { } fragment } && page.Request.IsHtmxNonBoosted() ? page.Partial(fragment, page) : page.Page();
    }

    /// <summary>Where in the form the command's fields are: the name of the bound property that is a request, usually <c>Input.</c>.</summary>
    private static string Prefix(PageHandlerExecutingContext context) =>
        context.ActionDescriptor.BoundProperties.FirstOrDefault(p => p.ParameterType.IsAssignableTo(typeof(IBaseRequest))) is { } bound
            ? bound.Name + "." : "";
}
