using System.Reflection;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Finds the form field that a command's field name means.</summary>
public static class FormField
{
    private const string Form = "Input";
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    /// <summary>
    /// The model state key: <c>Input.Name</c> when the page's form, or its step's, has that field, else <c>Name</c> when the page
    /// has, else the summary.
    /// </summary>
    public static string Name(object page, string field)
    {
        if (field.Length == 0)
            return "";
        var type = page.GetType();
        // A field of a list or of a part is named with its place: Rows[3].To, Reasons[key].
        var head = field.Split('[', '.')[0];
        if (type.GetProperty(Form, Public)?.PropertyType.GetProperty(head, Public) is { } inForm)
            return $"{Form}.{inForm.Name}{field[head.Length..]}";
        if ((page as AppPage)?.StepForm?.GetType().GetProperty(field, Public) is { } inStep)
            return $"{Form}.{inStep.Name}";
        return type.GetProperty(head, Public) is { } own ? own.Name + field[head.Length..] : "";
    }
}
