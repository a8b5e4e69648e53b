using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using ReplyFlow.Application.Accounts;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Keeps a form that was sent too late, encrypted for the person it was made for, and gives it back to that person alone.
/// Nothing in it is carried out; see docs/decisions/040-kept-forms.md.
/// </summary>
public sealed class FormKeeper(KeepForm keep, DropKeptForm drop, AccountQueries accounts, FormOwner owner, IDataProtectionProvider protection)
{
    /// <summary>Says in an address that there was a form, but it could not be kept.</summary>
    private const string Lost = "none";

    private static readonly FormOptions Limits = new()
    {
        ValueLengthLimit = TypedForm.MostCharacters,
        BufferBodyLengthLimit = 4 * TypedForm.MostCharacters,
    };

    /// <summary>Keeps the form of a request; nothing that asks for a part of a page, whose script keeps its fields itself.</summary>
    /// <returns>The address that shows the form again; that of the plain page where nothing was typed.</returns>
    public async Task<string> KeepAsync(HttpContext http)
    {
        var address = TypedForm.AddressOf(http.Request);
        if (!http.Request.HasFormContentType || http.Request.IsHtmx())
            return address;
        if (await ReadAsync(http.Request) is not { } form)
            return With(address, Lost);
        var typed = TypedForm.Of(http.Request, form);
        if (typed is { Fields.Count: 0, HadFiles: false })
            return address;
        if (typed is null || owner.Read(form) is not { } person)
            return With(address, Lost);
        var id = await keep.RunAsync(person, Protector(person).Protect(typed.ToJson()), CancellationToken.None);
        return With(address, id?.ToString("N") ?? Lost);
    }

    /// <summary>The form kept under a number for this person; null where there is none any more, or it is somebody else's.</summary>
    public async Task<TypedForm?> FindAsync(Guid person, Guid id, CancellationToken ct) =>
        await accounts.KeptFormAsync(person, id, ct) is { } kept ? Open(person, kept) : null;

    /// <summary>The address of the latest form kept for a person; null for none.</summary>
    public async Task<string?> LatestAsync(Guid person, CancellationToken ct) =>
        await accounts.LatestKeptFormAsync(person, ct) is { } kept && Open(person, kept.Content) is { } form ? With(form.Address, kept.Id.ToString("N")) : null;

    /// <summary>Forgets a form that was sent.</summary>
    public Task DropAsync(Guid person, Guid id) => drop.RunAsync(person, id, CancellationToken.None);

    /// <summary>Whether an address leads to a kept form.</summary>
    public static bool IsKept(string address) => Value(address) is { Length: > 0 } value && value != Lost;

    /// <summary>Whether an address leads to a page whose form could not be kept.</summary>
    public static bool IsLost(string address) => Value(address) == Lost;

    private static string? Value(string address) => address.IndexOf('?') is >= 0 and var at
        ? Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address[at..])[KeptFormFilter.Query].FirstOrDefault() : null;

    private static string With(string address, string value) => $"{address}{(address.Contains('?') ? '&' : '?')}{KeptFormFilter.Query}={value}";

    /// <summary>The form of a request; null where it has none, or one that cannot be read.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return null;
        try
        {
            // What the page itself has read already is not read again.
            return request.HttpContext.Features.Get<IFormFeature>() is { Form: { } read }
                ? read : await new FormFeature(request, Limits).ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    private TypedForm? Open(Guid person, byte[] content)
    {
        try
        {
            return TypedForm.OfJson(Protector(person).Unprotect(content));
        }
        catch (CryptographicException)
        {
            // Another installation's keys: after a restore, for instance.
            return null;
        }
    }

    private IDataProtector Protector(Guid person) => protection.CreateProtector("ReplyFlow.KeptForm", person.ToString("N"));
}
