using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems.Allocate;

/// <summary>A person a suggestion may be given to.</summary>
/// <param name="Value">Division and drafter in one value, so that one list serves without JavaScript.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Open">How many drafts they have in hand.</param>
public sealed record DrafterChoice(string Value, string Name, int Open);

/// <summary>The divisions of a bureau, each with its drafters.</summary>
/// <param name="Divisions">Divisions that have a drafter, by name.</param>
public sealed record AllocateChoices(IReadOnlyList<(string Division, IReadOnlyList<DrafterChoice> Drafters)> Divisions)
{
    /// <summary>What a chosen value means.</summary>
    /// <exception cref="InvalidInputException">Nothing was chosen.</exception>
    public static AllocateInput Input(string value) =>
        value.Split('/') is [var division, var drafter] && Guid.TryParse(division, out var d) && Guid.TryParse(drafter, out var u)
            ? new AllocateInput(d, u)
            : throw new InvalidInputException("DrafterId", "请选择承办处室和经办人。");
}
