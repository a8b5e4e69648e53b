using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Suggestions;

/// <summary>
/// Finds the deputy whom a registration or an import names: by name (spaces and middle dots aside) and delegation. Who is meant is
/// never guessed, because letters go to the address of whom it finds.
/// </summary>
internal sealed class DeputyDirectory
{
    private readonly Dictionary<string, List<Deputy>> _byName;
    private readonly HashSet<Deputy> _new = [];

    private DeputyDirectory(IEnumerable<Deputy> known) =>
        _byName = known.GroupBy(d => Plain(d.Name)).ToDictionary(g => g.Key, g => g.ToList());

    /// <summary>The deputies known by some names. Their rows are the context's: what is changed of them is saved with it.</summary>
    public static async Task<DeputyDirectory> ReadAsync(ReplyFlowDb db, IEnumerable<ProposerInput> named, CancellationToken ct)
    {
        var names = named.Select(d => Plain(d.Name)).Where(n => n.Length > 0 && Domain.Text.OutsideText.IsStorable(n)).Distinct().ToList();
        // What Plain leaves out is said again for the database.
        return new(await db.Deputies.Where(d => names.Contains(d.Name.Replace(" ", "").Replace("\u3000", "").Replace("\u00A0", "")
            .Replace("·", "").Replace("•", "").Replace("・", "").Replace("‧", ""))).OrderBy(d => d.Id).ToListAsync(ct));
    }

    /// <summary>The deputy, new where nobody is known by that name; changes what is told of them and says so.</summary>
    /// <param name="input">As typed.</param>
    /// <param name="notes">Takes what was changed, in Chinese.</param>
    /// <exception cref="InvalidInputException">Several may be meant, or another than the one known; the message names them.</exception>
    public (Deputy Deputy, bool IsNew) Find(ProposerInput input, List<string> notes)
    {
        var (name, delegation) = (input.Name.Trim(), input.Delegation.Trim());
        if (!_byName.TryGetValue(Plain(name), out var namesakes))
            _byName.Add(Plain(name), namesakes = []);
        var known = Choose(namesakes, name, delegation);
        if (known is not null && delegation.Length == 0 && Differs(known.Email, input.Email))
            throw new InvalidInputException("Deputies", $"{Named(known)}已有邮箱 {known.Email}，与填写的 {input.Email.Trim()} 不同。请填写代表团，或先在“设置—代表”中更改邮箱。");
        var deputy = known ?? new Deputy { Name = name, Delegation = delegation };
        if (known is null)
        {
            namesakes.Add(deputy);
            _new.Add(deputy);
        }
        Tell(deputy, input, notes, _new.Contains(deputy));
        return (deputy, known is null);
    }

    /// <summary>Takes over what is told of a deputy; says what it changes, of one who is new nothing that was empty.</summary>
    public static void Tell(Deputy deputy, ProposerInput input, List<string> notes, bool isNew = false)
    {
        deputy.Delegation = Keep(deputy.Delegation, input.Delegation.Trim());
        deputy.Email = Told("邮箱", deputy.Email, input.Email.Trim());
        deputy.Phone = Told("电话", deputy.Phone, input.Phone.Trim());

        string Told(string what, string known, string given)
        {
            var now = Keep(known, given);
            if (now != known && !(isNew && known.Length == 0))
                notes.Add($"{Named(deputy)}的{what}由{(known.Length > 0 ? $" {known} " : "无")}改为 {now}。");
            return now;
        }
    }

    /// <summary>Writes down which addresses and telephones the transaction puts into the register; <c>verify</c> holds the register to it.</summary>
    public static void Record(Unit unit)
    {
        foreach (var entry in unit.Db.ChangeTracker.Entries<Deputy>())
        {
            var (deputy, isNew) = (entry.Entity, entry.State == EntityState.Added);
            var before = isNew ? "" : entry.Property(d => d.Email).OriginalValue;
            var phone = deputy.Phone == (isNew ? "" : entry.Property(d => d.Phone).OriginalValue) ? null : deputy.Phone;
            if (deputy.Email != before || phone is not null)
                unit.Record(
                    new DeputyAddressCorrected(deputy.Id, before, deputy.Email, phone), null,
                    $"登记建议时，代表名册中{deputy.Name}的{(deputy.Email != before ? "邮箱" : "电话")}");
        }
    }

    /// <summary>How a new deputy is reached, in Chinese.</summary>
    public static IEnumerable<string> Contacts(Deputy deputy) =>
        from contact in new[] { (What: "邮箱", Value: deputy.Email), (What: "电话", Value: deputy.Phone) }
        where contact.Value.Length > 0
        select $"{Named(deputy)}的{contact.What}为 {contact.Value}。";

    /// <summary>A name as it is compared, without blanks and middle dots: 李 伟 is 李伟.</summary>
    public static string Plain(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not ('·' or '•' or '・' or '‧')));

    /// <summary>A deputy as messages name them.</summary>
    public static string Named(Deputy deputy) => deputy.Delegation.Length > 0 ? $"{deputy.Name}（{deputy.Delegation}）" : deputy.Name;

    private static Deputy? Choose(List<Deputy> namesakes, string name, string delegation)
    {
        if (delegation.Length == 0)
            return namesakes.Count < 2 ? namesakes.FirstOrDefault() : throw Ambiguous(namesakes, name);
        if (namesakes.FirstOrDefault(d => d.Delegation == delegation) is { } exact)
            return exact;
        if (namesakes.FirstOrDefault(d => Place(d.Delegation) == Place(delegation)) is { } alike)
            throw new InvalidInputException(
                "Deputies", $"“{name}（{delegation}）”与已有的{Named(alike)}是否同一位？是同一位的，照已有的写法填写代表团；不是的，先在“设置—代表”中添加。");
        return namesakes.Where(d => d.Delegation.Length == 0).ToList() is [var open] ? open : null;
    }

    /// <summary>A delegation without what offices leave out or add: 东湖代表团, 东湖区代表团, 东湖团.</summary>
    private static string Place(string delegation)
    {
        var place = delegation;
        foreach (var ending in new[] { "代表团", "团", "区", "县", "市" })
            if (place.EndsWith(ending, StringComparison.Ordinal) && place.Length > ending.Length)
                place = place[..^ending.Length];
        return place;
    }

    private static InvalidInputException Ambiguous(List<Deputy> namesakes, string name)
    {
        var delegations = string.Join("、", namesakes.Select(d => d.Delegation).Order(StringComparer.Ordinal).Select(d => d.Length > 0 ? d : "未填代表团"));
        return new InvalidInputException("Deputies", $"有 {namesakes.Count} 位代表叫{name}：{delegations}。请填写代表团。");
    }

    private static bool Differs(string known, string given) =>
        known.Length > 0 && given.Trim().Length > 0 && !known.Equals(given.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Keep(string old, string given) => given.Length > 0 ? given : old;
}
