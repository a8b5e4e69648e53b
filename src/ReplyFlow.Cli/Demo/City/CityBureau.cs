using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Cli.Demo.City;

/// <summary>A handling bureau of the invented city. All have the same divisions and posts, so that one can stand in another's place.</summary>
internal sealed class CityBureau
{
    private static readonly (string UserName, string Role, int? Division)[] Posts =
    [
        ("office", Roles.BureauOffice, null),
        ("leader", Roles.BureauLeader, null),
        ("signatory", Roles.Signatory, null),
        ("head", Roles.DivisionHead, 0),
        ("drafter", Roles.Drafter, 0),
        ("drafter2", Roles.Drafter, 0),
        ("head2", Roles.DivisionHead, 1),
        ("drafter3", Roles.Drafter, 1),
    ];

    private static readonly string[] DivisionNames = ["综合处", "业务处"];

    public required Bureau Row { get; init; }

    public required IReadOnlyList<Division> Divisions { get; init; }

    public required IReadOnlyList<CityPerson> People { get; init; }

    public CityPerson Office => People[0];

    /// <summary>A bureau with its posts filled.</summary>
    /// <param name="index">Its place; the first has the user names that the demo always has.</param>
    /// <param name="name">Short name, for example 市工信局.</param>
    /// <param name="full">Full name.</param>
    /// <param name="series">机关代字.</param>
    /// <param name="person">Names somebody.</param>
    public static CityBureau Create(int index, string name, string full, string series, Func<string> person)
    {
        var row = new Bureau
        {
            Name = full,
            ShortName = name,
            SeriesPrefix = series,
            Email = $"b{index + 1:00}@demo.invalid",
            TemplateProfile = Bureau.GenericProfile,
        };
        var divisions = DivisionNames.Select(n => new Division { BureauId = row.Id, Name = n }).ToList();
        return new CityBureau
        {
            Row = row,
            Divisions = divisions,
            People =
            [
                .. Posts.Select((p, i) => new CityPerson(
                    CityPerson.Account((index == 0 ? "" : $"b{index + 1:00}.") + p.UserName, person(), row.Id, p.Division is { } d ? divisions[d].Id : null,
                        $"8{index + 1:00}{i}{index + 7:00}{i}5"), p.Role)),
            ],
        };
    }

    /// <summary>The same bureau and people under names that stand nowhere else, for a recording in which they are to be found again.</summary>
    public CityBureau Marked(int slot)
    {
        var mark = Marks.Of(slot);
        return new CityBureau
        {
            Row = new Bureau
            {
                Id = Row.Id,
                Name = $"云川市{mark}管理局",
                ShortName = $"市{mark}局",
                SeriesPrefix = $"{mark}函",
                Email = $"slot{slot}@demo.invalid",
                TemplateProfile = Row.TemplateProfile,
            },
            Divisions = Divisions,
            People =
            [
                .. People.Select((p, i) => p with
                {
                    User = CityPerson.Account(p.User.UserName!, $"{mark}{Marks.Digits[i]}", Row.Id, p.User.DivisionId, p.User.PhoneNumber!, p.User.Id),
                }),
            ],
        };
    }
}
