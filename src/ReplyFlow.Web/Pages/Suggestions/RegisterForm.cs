using ReplyFlow.Application.Suggestions;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Web.Pages.Suggestions;

/// <summary>A deputy as typed.</summary>
public sealed class DeputyFields
{
    public string Name { get; set; } = "";

    public string Delegation { get; set; } = "";

    public string Email { get; set; } = "";

    public string Phone { get; set; } = "";

    public ProposerInput ToInput() => new(Name, Delegation, Email, Phone);
}

/// <summary>A suggestion as typed.</summary>
public sealed class RegisterForm
{
    public string Session { get; set; } = "";

    public SuggestionKind Kind { get; set; }

    public string Number { get; set; } = "";

    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public string Class { get; set; } = "";

    public DateOnly? ProposedOn { get; set; }

    public bool IdentitySecret { get; set; }

    public bool PublishText { get; set; } = true;

    public DeputyFields LeadDeputy { get; set; } = new();

    /// <summary>附议代表.</summary>
    public List<DeputyFields> Deputies { get; set; } = [];

    /// <summary>What the command takes.</summary>
    public SuggestionInput ToInput() => new(
        Session, Kind, Number.Trim(), Title, Text, Class, ProposedOn, IdentitySecret, PublishText,
        [LeadDeputy.ToInput(), .. Deputies.Where(d => d.Name.Trim().Length > 0).Select(d => d.ToInput())]);
}
