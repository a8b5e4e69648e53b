using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>A page that reads its form itself, as it comes: nothing of it is put into memory or into a file before.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StreamedFormAttribute : Attribute, IResourceFilter
{
    private const int MaxParts = 8;
    private const int MaxBoundary = 70;

    /// <inheritdoc />
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    /// <inheritdoc />
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    /// <summary>The first file of the form that was sent; null where there is none among its first parts.</summary>
    /// <exception cref="InvalidDataException">The form is broken.</exception>
    internal static async Task<Stream?> FileAsync(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= MaxBoundary } boundary)
            return null;
        var reader = new MultipartReader(boundary, request.Body);
        for (var i = 0; i < MaxParts && await reader.ReadNextSectionAsync(ct) is { } part; i++)
            if (ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) && disposition.IsFileDisposition()
                && HeaderUtilities.RemoveQuotes(disposition.FileName) is { Length: > 0 })
                return part.Body;
        return null;
    }
}
