using System.Text;
using System.Text.Json.Nodes;
using ReplyFlow.Letters.Forms;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Templates;

/// <summary>The documented schemas and the strict readers say the same.</summary>
public sealed class SchemaTests
{
    private static JsonObject Schema(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Profiles.Folder, name)))!.AsObject();

    [Fact]
    public void Defaults_of_the_schema_are_the_programs()
    {
        var text = Sample(Schema("template.schema.json"), withoutDefault: (name, _) => name switch { "name" => "甲", "style" => "document", _ => null })!;
        var template = TemplateFile.Parse(Encoding.UTF8.GetBytes(text.ToJsonString()), "甲");
        var plain = new LetterTemplate { Id = "甲", Name = "甲", Style = LetterStyle.Document };
        Assert.Equal(plain.Header, template.Header);
        Assert.Equal(plain.Addressee, template.Addressee);
        Assert.Equal(plain.Closing, template.Closing);
        Assert.Equal(plain.Imprint, template.Imprint);
        Assert.Equal(plain.Spacing, template.Spacing);
        Assert.Equal((plain.Texts.Title, plain.Texts.Opening, plain.Texts.Thanks, plain.Texts.Salutation), (template.Texts.Title, template.Texts.Opening, template.Texts.Thanks, template.Texts.Salutation));
    }

    [Fact]
    public void Every_field_the_reader_knows_is_in_the_schema()
    {
        AssertKnows(Schema("template.schema.json"), field => Assert.Throws<TemplateException>(() =>
            TemplateFile.Parse(Encoding.UTF8.GetBytes(field.Length == 0 ? """{"name":"甲","style":"letter","?":1}""" : $$$"""{"name":"甲","style":"letter","{{{field}}}":{"?":1}}"""), "x")));
    }

    [Theory]
    [InlineData("markHeight", "header")]
    [InlineData("sealDiameter", "closing")]
    [InlineData("linePitch", "imprint")]
    [InlineData("tightest", "spacing")]
    [InlineData("loosest", "spacing")]
    public void Limits_of_the_schema_are_the_readers(string name, string section)
    {
        var property = Schema("template.schema.json")["properties"]![section]!["properties"]![name]!;
        foreach (var (value, ok) in new[] { ((double)property["minimum"]!, true), ((double)property["maximum"]!, true), ((double)property["minimum"]! - 0.01, false), ((double)property["maximum"]! + 0.01, false) })
        {
            var json = Encoding.UTF8.GetBytes(FormattableString.Invariant($$$"""{"name":"甲","style":"letter","{{{section}}}":{"{{{name}}}":{{{value}}} }}"""));
            if (ok)
                TemplateFile.Parse(json, "x");
            else
                Assert.Equal($"{section}.{name}", Assert.Throws<TemplateException>(() => TemplateFile.Parse(json, "x")).Field);
        }
    }

    [Fact]
    public void Every_file_of_the_product_uses_only_what_the_schemas_name()
    {
        var (template, form) = (Schema("template.schema.json"), Schema("form.schema.json"));
        foreach (var file in Directory.GetFiles(Profiles.Folder, "*.json", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) == TemplateFile.FileName || f.EndsWith(FormTemplateFile.Extension)))
            Conforms(JsonNode.Parse(File.ReadAllText(file))!, file.EndsWith(FormTemplateFile.Extension) ? form : template, file);
    }

    /// <summary>The reader's refusal of an unknown field lists the known ones: exactly the schema's.</summary>
    private static void AssertKnows(JsonObject schema, Func<string, TemplateException> refusal)
    {
        foreach (var (section, known) in schema["properties"]!.AsObject().Where(p => p.Value!["properties"] is not null).Select(p => (p.Key, p.Value!["properties"]!.AsObject())).Append(("", schema["properties"]!.AsObject())))
        {
            var listed = refusal(section).Expected.Split("可用的字段有 ")[1].TrimEnd('。').Split('、');
            Assert.Equal(known.Select(p => p.Key).Order(), listed.Order());
        }
    }

    private static JsonNode? Sample(JsonObject schema, Func<string, JsonObject, JsonNode?> withoutDefault)
    {
        var sample = new JsonObject();
        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            var value = property!["default"]?.DeepClone() ?? (property["properties"] is null ? withoutDefault(name, property.AsObject()) : Sample(property.AsObject(), withoutDefault));
            if (value is not null)
                sample[name] = value;
        }
        return sample;
    }

    private static void Conforms(JsonNode node, JsonObject schema, string where)
    {
        if (node is JsonArray array && schema["items"] is JsonObject items)
            for (var i = 0; i < array.Count; i++)
                Conforms(array[i]!, items, $"{where}[{i}]");
        if (node is not JsonObject value || schema["properties"] is not JsonObject properties)
            return;
        foreach (var required in schema["required"]?.AsArray().Select(r => (string)r!) ?? [])
            Assert.True(value.ContainsKey(required), $"{where}.{required}");
        foreach (var (name, child) in value)
        {
            Assert.True(properties.ContainsKey(name), $"{where}.{name}");
            Conforms(child!, properties[name]!.AsObject(), $"{where}.{name}");
        }
    }
}
