using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// The order in which a page's summary tells what is wrong: that of the form, which browsers send as it stands on the page. Boxes of
/// which none may be ticked have a hidden field beside them, named <c>….Place</c>, that is always sent.
/// </summary>
public static class ErrorOrder
{
    /// <summary>Every message once; what is about the whole first, what was not sent last.</summary>
    public static IReadOnlyList<string> Messages(ModelStateDictionary state, HttpRequest request)
    {
        // Only what was read: a form that cannot be read is what is wrong.
        var sent = request.HttpContext.Features.Get<IFormFeature>()?.Form?.Keys.ToList() ?? [];
        return [.. state.Where(f => f.Value!.Errors.Count > 0).OrderBy(f => Place(f.Key, sent))
            .SelectMany(f => f.Value!.Errors, (_, e) => e.ErrorMessage).Distinct()];
    }

    private static int Place(string field, List<string> sent)
    {
        if (field.Length == 0)
            return -1;
        var at = sent.FindIndex(k => k.Equals(field, StringComparison.OrdinalIgnoreCase) || IsPart(k, field));
        return at < 0 ? sent.Count : at;
    }

    /// <summary>Whether a field that was sent is a part of the one that is wrong.</summary>
    private static bool IsPart(string key, string field) =>
        key.Length > field.Length && (key[field.Length] is '.' or '[') && key.StartsWith(field, StringComparison.OrdinalIgnoreCase);
}
