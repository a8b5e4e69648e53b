using ReplyFlow.Application.WorkItems.Assign;

namespace ReplyFlow.Application.Assigning;

/// <summary>Turns typed names into bureaus.</summary>
internal static class ChoiceReader
{
    /// <summary>What a choice means, and which names mean no bureau that may be chosen.</summary>
    public static CheckedChoice Read(AssignmentChoice choice, string name, BureauNames names)
    {
        var errors = new List<string>();
        var lead = Find(choice.Lead.Trim());
        if (choice.Lead.Trim().Length == 0)
            errors.Add("没有填主办单位");
        var others = BureauNames.Split(choice.CoHandlers).Select(Find).OfType<NamedBureau>().ToList();
        return new CheckedChoice(choice, name, lead, others, errors, []);

        NamedBureau? Find(string typed)
        {
            if (typed.Length == 0)
                return null;
            var found = names.Find(typed);
            if (found is null)
                errors.Add(BureauNames.Unknown(typed));
            else if (!found.IsActive)
                errors.Add($"{found.Name}已停用");
            return found;
        }
    }

    /// <summary>The same for the step that assigns.</summary>
    public static AssignInput ToInput(this CheckedChoice c, string instruction) => new(c.Lead!.Id, [.. c.CoHandlers.Select(b => b.Id)], [], instruction);
}
