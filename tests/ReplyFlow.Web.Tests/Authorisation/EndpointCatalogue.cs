using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ReplyFlow.Web.Tests.Authorisation;

/// <summary>Every endpoint of the running product; of a page each handler.</summary>
public static class EndpointCatalogue
{
    /// <summary>The endpoints by the names that <see cref="EndpointRow.Endpoint"/> uses.</summary>
    public static async Task<IReadOnlyDictionary<string, RouteEndpoint>> ReadAsync(IServiceProvider services)
    {
        var found = new SortedDictionary<string, RouteEndpoint>(StringComparer.Ordinal);
        var loader = services.GetRequiredService<PageLoader>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct())
            foreach (var name in await NamesAsync(endpoint, loader))
                found[name] = endpoint;
        return found;
    }

    private static async Task<IEnumerable<string>> NamesAsync(RouteEndpoint endpoint, PageLoader loader)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(m => $"{m} {endpoint.RoutePattern.RawText}");
        var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
        return compiled.HandlerMethods.Select(h =>
            $"{h.HttpMethod.ToUpperInvariant()} {page.ViewEnginePath}{(string.IsNullOrEmpty(h.Name) ? "" : $"?handler={h.Name}")}");
    }
}
