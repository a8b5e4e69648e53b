using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Whose form it is: a field of every form says for whom the page was made, readable by this installation only. It outlives the
/// sign-in and tells, once that has ended, for whom to keep what was typed; and nobody else's page can make somebody a form.
/// </summary>
public sealed class FormOwner(IDataProtectionProvider protection)
{
    /// <summary>Name of the field.</summary>
    public const string Field = "__Owner";

    private readonly IDataProtector _protector = protection.CreateProtector("ReplyFlow.FormOwner");

    /// <summary>The field's value for a person.</summary>
    public string Of(Guid person) => _protector.Protect(person.ToString("N"));

    /// <summary>The person a form was made for; null where the field is missing, or not of this installation.</summary>
    public Guid? Read(IFormCollection form)
    {
        try
        {
            return form[Field].ToString() is { Length: > 0 } text && Guid.TryParse(_protector.Unprotect(text), out var person) ? person : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
