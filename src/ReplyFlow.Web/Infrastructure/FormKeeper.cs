using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using ReplyFlow.Application.Accounts;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Keeps a form that was sent too late, encrypted for the person it was made for, and gives it back to that person alone.
/// Nothing in it is carried out; see docs/decisions/040-kept-forms.md.
/// </summary>
public sealed class FormKeeper(
    KeepForm keep, ReplaceKeptForm replace, DropKeptForm drop, AccountQueries accounts, FormOwner owner, IDataProtectionProvider protection)
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

    /// <summary>The address of the latest form kept for a person that they have not been shown yet; null for none.</summary>
    public async Task<string?> LatestAsync(Guid person, CancellationToken ct) =>
        (await accounts.KeptFormsAsync(person, ct))
            .Select(k => Open(person, k.Content) is { Shown: false } form ? With(form.Address, k.Id.ToString("N")) : null)
            .FirstOrDefault(a => a is not null);

    /// <summary>Remembers that a form was shown: it stays where it is, and nobody is led to it any more.</summary>
    public Task ShownAsync(Guid person, Guid id, TypedForm form) =>
        replace.RunAsync(person, id, Protector(person).Protect((form with { Shown = true }).ToJson()), CancellationToken.None);

    /// <summary>Whether an address leads to a form that is kept for somebody else.</summary>
    public async Task<bool> IsOthersAsync(Guid person, string address, CancellationToken ct) =>
        Guid.TryParse(Value(address), out var id) && await accounts.OwnerOfKeptFormAsync(id, ct) is { } owner && owner != person;

    /// <summary>Forgets a form that was sent.</summary>
    public Task DropAsync(Guid person, Guid id) => drop.RunAsync(person, id, CancellationToken.None);

    /// <summary>Whether an address leads to a kept form.</summary>
    public static bool IsKept(string address) => Value(address) is { Length: > 0 } value && value != Lost;

    /// <summary>Whether an address leads to a page whose form could not be kept.</summary>
    public static bool IsLost(string address) => Value(address) == Lost;

    private static string? Value(string address) => address.IndexOf('?') is >= 0 and var at
        ? Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address[at..]).GetValueOrDefault(KeptFormFilter.Query).FirstOrDefault() : null;

    private static string With(string address, string value) => $"{address}{(address.Contains('?') ? '&' : '?')}{KeptFormFilter.Query}={value}";

    /// <summary>The form of a request; null where it has none, or one that cannot be read.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpRequest request) => (await TryReadAsync(request)).Form;

    /// <summary>Why the form of a request cannot be read, in words; null where it can, or there is none.</summary>
    public static async Task<string?> FaultAsync(HttpRequest request) => (await TryReadAsync(request)).Fault switch
    {
        null => null,
        InvalidDataException { InnerException: InvalidOperationException } => "提交的内容里有无法识别的字符，读不出来，什么都没有改动。",
        _ when request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) =>
            "提交的内容读不出来，什么都没有改动：文件太多、太大，或者没有传完。",
        _ => "提交的内容读不出来，什么都没有改动：内容太多、太长，或者没有传完。",
    };

    private static async Task<(IFormCollection? Form, Exception? Fault)> TryReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return default;
        var features = request.HttpContext.Features;
        // What was read already, or could not be, is not read again.
        if (features.Get<IFormFeature>() is not { } form)
            features.Set<IFormFeature>(form = new FormFeature(request, Limits));
        try
        {
            return (await form.ReadFormAsync(request.HttpContext.RequestAborted), null);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return (null, e);
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
