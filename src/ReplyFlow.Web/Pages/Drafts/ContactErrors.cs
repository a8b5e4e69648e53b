using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>Puts what is wrong with a contact beside its fields, which stand inside the editor's form.</summary>
internal static class ContactErrors
{
    private static readonly string[] Fields = [nameof(ContactForm.On), nameof(ContactForm.With), nameof(ContactForm.Summary)];

    /// <summary>Adds the errors; false where they are not about a contact.</summary>
    public static bool Add(ModelStateDictionary state, InvalidInputException invalid)
    {
        if (!invalid.Errors.All(e => Fields.Contains(e.Field)))
            return false;
        foreach (var error in invalid.Errors)
            state.AddModelError($"Contact.{error.Field}", error.Message);
        return true;
    }
}
