using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>What was typed into a form, without passwords, files and what belongs to the page itself.</summary>
/// <param name="Address">The form's page, path and query.</param>
/// <param name="Fields">The fields by name.</param>
/// <param name="HadFiles">Whether files were chosen, which have to be chosen again.</param>
/// <param name="Shown">Whether its person has seen it again.</param>
public sealed record TypedForm(string Address, IReadOnlyDictionary<string, string[]> Fields, bool HadFiles, bool Shown = false)
{
    /// <summary>Most characters of a form that is kept, names of fields included.</summary>
    public const int MostCharacters = 1_000_000;

    /// <summary>Name of the field with the antiforgery token.</summary>
    public const string Token = "__RequestVerificationToken";

    /// <summary>What addresses say of the page, not of what it is about.</summary>
    private static readonly string[] OfThePage = ["handler", KeptFormFilter.Query];

    /// <summary>Last parts of the names of fields that hold passwords and other secrets; none of them is kept.</summary>
    private static readonly string[] Secrets = ["Password", "Current", "Next", "Repeat", "Secret"];

    private static readonly string[] OfTheForm = [Token, FormOwner.Field, KeptFormFilter.Field];

    /// <summary>Reads a form; null where it is too long.</summary>
    public static TypedForm? Of(HttpRequest request, IFormCollection form)
    {
        var fields = form.Where(f => !OfTheForm.Contains(f.Key) && !IsSecret(f.Key)).ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());
        var length = fields.Sum(f => f.Key.Length + f.Value.Sum(v => v.Length));
        return length > MostCharacters ? null : new TypedForm(AddressOf(request), fields, form.Files.Any(f => f.Length > 0));
    }

    /// <summary>Whether a field holds a password.</summary>
    public static bool IsSecret(string field) => Secrets.Contains(field[(field.LastIndexOf('.') + 1)..]);

    /// <summary>The address of the page itself, without a handler.</summary>
    public static string AddressOf(HttpRequest request) => request.PathBase + request.Path + QueryOf(request);

    /// <summary>Its query.</summary>
    public static QueryString QueryOf(HttpRequest request) =>
        QueryString.Create(request.Query.Where(q => !OfThePage.Contains(q.Key, StringComparer.OrdinalIgnoreCase)));

    /// <summary>What somebody wrote, without what is chosen or counted, for a page that has no fields for it any more.</summary>
    public IEnumerable<string> Words() => Fields.Values.SelectMany(v => v).Where(v => v.Any(c => c is ' ' or > '\x7F')).Distinct();

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static TypedForm OfJson(byte[] json) => JsonSerializer.Deserialize<TypedForm>(json)!;

    /// <summary>As a form that pages can bind.</summary>
    public FormCollection ToForm() => new(Fields.ToDictionary(f => f.Key, f => new StringValues(f.Value)));
}
