using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace ReplyFlow.Web.Tests.Door;

/// <summary>Every text that a page binds, by reflection.</summary>
internal static class FormTexts
{
    /// <summary>The names under which a page reads texts from forms, with the member each is bound to.</summary>
    public static async Task<IReadOnlyList<(string Name, ICustomAttributeProvider Member)>> OfAsync(RouteEndpoint endpoint, PageLoader loader, string handler, bool get)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            return [];
        var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
        var found = new List<(string, ICustomAttributeProvider)>();
        foreach (var bound in compiled.BoundProperties.OfType<PageBoundPropertyDescriptor>().Where(b => !get || b.Property.GetCustomAttribute<Microsoft.AspNetCore.Mvc.BindPropertyAttribute>() is { SupportsGet: true }))
            found.AddRange(Leaves(bound.BindingInfo?.BinderModelName ?? bound.Name, bound.ParameterType, bound.Property));
        var method = compiled.HandlerMethods.Single(h => h.HttpMethod.Equals(get ? "get" : "post", StringComparison.OrdinalIgnoreCase) && (h.Name ?? "") == handler);
        foreach (var parameter in method.Parameters)
            found.AddRange(Leaves(parameter.Name, parameter.ParameterType, parameter.ParameterInfo));
        return found;
    }

    private static IEnumerable<(string, ICustomAttributeProvider)> Leaves(string name, Type type, ICustomAttributeProvider member)
    {
        if (type == typeof(string))
            return [(name, member)];
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
            return Leaves($"{name}[0]", type.GetGenericArguments()[0], member);
        if (type.Namespace?.StartsWith("ReplyFlow.Web", StringComparison.Ordinal) != true || type.IsEnum)
            return [];
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod?.IsPublic == true)
            .SelectMany(p => Leaves($"{name}.{p.Name}", p.PropertyType, p));
    }
}
