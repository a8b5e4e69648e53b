using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Shows a page with the form that was kept for its person: the fields are read as if they were sent now, and
/// <see cref="RefusalFilter"/> then shows the page as after a refusal, without calling its handler.
/// </summary>
public sealed class KeptFormFilter(FormKeeper keeper, CurrentActor current) : IAsyncResourceFilter
{
    /// <summary>Names the kept form in addresses.</summary>
    public const string Query = "kept";

    /// <summary>Names it in the form that is shown again.</summary>
    public const string Field = "__Kept";

    /// <inheritdoc />
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) && current.Actor is { } actor && http.Request.Query[Query].FirstOrDefault() is { Length: > 0 } named)
        {
            var found = Guid.TryParse(named, out var id) && await keeper.FindAsync(actor.UserId, id, http.RequestAborted) is { } typed
                && typed.Address == TypedForm.AddressOf(http.Request) ? typed : null;
            http.Features.Set(new KeptFormShown(id, found));
            if (found is not null)
            {
                if (!found.Shown)
                    await keeper.ShownAsync(actor.UserId, id, found);
                http.Features.Set<IFormFeature>(new FormFeature(found.ToForm()));
                http.Request.Method = HttpMethods.Post;
            }
        }
        await next();
    }
}

/// <summary>The kept form that a page was asked for.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Form">The form; null where it is not there for this person.</param>
public sealed record KeptFormShown(Guid Id, TypedForm? Form)
{
    /// <summary>Whether the page has a form that it stands in.</summary>
    public bool IsInForm { get; set; }

    /// <summary>Whether the page itself shows what was typed, and says why it cannot be sent any more.</summary>
    public bool IsTold { get; set; }
}
