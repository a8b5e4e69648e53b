using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Setup;

/// <summary>
/// Reads the settings of a program before anything is done with them, and keeps everything that is wrong: values that are not of their
/// kind, and what the sections' own checks find. One that is wrong counts as not given, so that the others are looked at all the same.
/// </summary>
public sealed class SettingsReader(IConfiguration configuration)
{
    private const BindingFlags Named = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    private readonly List<string> _faults = [];
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names in the sections read that nothing reads a value of: most likely misspelt.</summary>
    public IEnumerable<string> Unknown => _given.Except(_known, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    /// <summary>Adds what is wrong with settings that belong to no section of ours.</summary>
    public void Add(IEnumerable<string> faults) => _faults.AddRange(faults);

    /// <summary>Reads a section and checks it.</summary>
    public void Check<T>(string section, IValidateOptions<T> check) where T : class, new()
    {
        var good = new Dictionary<string, string?>();
        foreach (var (key, value) in configuration.GetSection(section).AsEnumerable(makePathsRelative: true).Where(v => v.Value is not null))
        {
            _given.Add($"{section}:{key}");
            var type = TypeOf(typeof(T), key.Split(ConfigurationPath.KeyDelimiter));
            if (type is not null)
                _known.Add($"{section}:{key}");
            if (type is not null && Fault(type, value!) is { } expected)
                _faults.Add(SettingFault.Of($"{section}:{key}", value, expected));
            else
                good[key] = value;
        }
        var options = new ConfigurationBuilder().AddInMemoryCollection(good).Build().Get<T>() ?? new T();
        if (check.Validate(null, options) is { Failed: true } result)
            _faults.AddRange(result.Failures);
    }

    /// <summary>Refuses when anything was wrong.</summary>
    /// <exception cref="OptionsValidationException">Something was: one line each.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
            throw new OptionsValidationException("", typeof(ReplyFlowSettings), _faults);
    }

    /// <summary>What a setting is bound to; null for one that this section does not know.</summary>
    private static Type? TypeOf(Type section, IEnumerable<string> path)
    {
        Type? type = section;
        foreach (var name in path)
            type = type == typeof(IReadOnlyList<string>) ? typeof(string) : type?.GetProperty(name, Named)?.PropertyType;
        return type;
    }

    /// <summary>What is expected instead; null when the value is of its kind.</summary>
    private static string? Fault(Type type, string value) => type switch
    {
        _ when type == typeof(string) => OutsideText.Fault(value, oneLine: true) is null ? null : "一行文字，没有控制字符",
        _ when type == typeof(int) => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? null : "整数",
        _ when type == typeof(bool) => bool.TryParse(value, out _) ? null : "true 或 false",
        { IsEnum: true } => Enum.GetNames(type).Contains(value.Trim(), StringComparer.OrdinalIgnoreCase) ? null : string.Join("、", Enum.GetNames(type)) + " 之一",
        _ => null,
    };
}
