using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReplyFlow.Web.Tests.Refusals;

/// <summary>What cannot be read is told by the name that its field has on the form.</summary>
public sealed class FieldNameTests
{
    /// <summary>Starts of the names of fields that the page fills in, not people.</summary>
    private static readonly string[] OfThePage = ["Seen", "Confirmed", "After", "Revision", "At", "Next", "Moved", "Left", "Tries"];

    [Fact]
    public void Every_date_and_number_that_people_type_has_a_name()
    {
        var typed = typeof(Program).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)))
            .SelectMany(t => t.GetProperties()).Where(p => p.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: false })
            .SelectMany(p => Below(p, [])).Where(p => !OfThePage.Any(o => p.Name.StartsWith(o, StringComparison.Ordinal))).ToList();
        Assert.Contains(typed, p => p.Name == "ProposedOn");
        Assert.Empty(typed.Where(p => p.GetCustomAttribute<DisplayAttribute>() is null).Select(p => $"{p.DeclaringType!.Name}.{p.Name}").Distinct());
    }

    private static IEnumerable<PropertyInfo> Below(PropertyInfo property, HashSet<Type> seen)
    {
        var type = property.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        type = type.IsGenericType && type.GetGenericArguments() is [var item] ? item : type;
        if (type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(int) || type == typeof(decimal) || type == typeof(double))
            return property.SetMethod is null ? [] : [property];
        return type.Assembly == typeof(Program).Assembly && seen.Add(type)
            ? type.GetProperties().Where(p => p.GetIndexParameters().Length == 0).SelectMany(p => Below(p, seen)) : [];
    }
}
