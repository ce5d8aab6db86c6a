using System.Runtime.Intrinsics;

namespace Entente.Lab.Training.Layers;

/// <summary>Adam with clipped gradients and a running mean of the weights.</summary>
/// <remarks>Source: D. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015.</remarks>
internal sealed class Optimizer(IReadOnlyList<Parameter> parameters)
{
    private const int Lanes = 16;
    private const float MeanDecay = 0.9f;
    private const float SpreadDecay = 0.98f;
    private const float Tiny = 1e-8f;
    private const float LongestGradient = 5f;

    /// <summary>Weight of the past in the mean of the weights.</summary>
    public const float AverageDecay = 0.998f;

    private double _meanPower = 1;
    private double _spreadPower = 1;
    private int _updates;

    /// <summary>Moves all weights against their gradients and clears these.</summary>
    public void Update(float rate)
    {
        double squares = 0;
        foreach (Parameter parameter in parameters)
        {
            squares += Numerics.Vectors.Dot(parameter.Gradient.All(), parameter.Gradient.All());
        }

        double length = Math.Sqrt(squares);
        float clip = length > LongestGradient ? (float)(LongestGradient / length) : 1f;
        _updates++;
        _meanPower *= MeanDecay;
        _spreadPower *= SpreadDecay;
        float step = (float)(rate * Math.Sqrt(1 - _spreadPower) / (1 - _meanPower));
        float kept = Math.Min(AverageDecay, (1f + _updates) / (10f + _updates));
        foreach (Parameter parameter in parameters)
        {
            Move(parameter, clip, step, kept);
        }
    }

    private static void Move(Parameter parameter, float clip, float step, float kept)
    {
        ref float value = ref parameter.Value.Numbers[0];
        ref float gradient = ref parameter.Gradient.Numbers[0];
        ref float mean = ref parameter.Mean[0];
        ref float spread = ref parameter.Spread[0];
        ref float average = ref parameter.Average[0];
        int count = parameter.Mean.Length;
        int i = 0;
        for (; i <= count - Lanes; i += Lanes)
        {
            nuint at = (nuint)i;
            Vector512<float> g = Vector512.LoadUnsafe(ref gradient, at) * clip;
            Vector512<float> m =
                (Vector512.LoadUnsafe(ref mean, at) * MeanDecay) + (g * (1f - MeanDecay));
            Vector512<float> s =
                (Vector512.LoadUnsafe(ref spread, at) * SpreadDecay) + (g * g * (1f - SpreadDecay));
            Vector512<float> w =
                Vector512.LoadUnsafe(ref value, at)
                - (m * step / (Vector512.Sqrt(s) + Vector512.Create(Tiny)));
            m.StoreUnsafe(ref mean, at);
            s.StoreUnsafe(ref spread, at);
            w.StoreUnsafe(ref value, at);
            ((Vector512.LoadUnsafe(ref average, at) * kept) + (w * (1f - kept))).StoreUnsafe(
                ref average,
                at
            );
        }

        for (; i < count; i++)
        {
            float g = parameter.Gradient.Numbers[i] * clip;
            float m = parameter.Mean[i] = (parameter.Mean[i] * MeanDecay) + (g * (1f - MeanDecay));
            float s = parameter.Spread[i] =
                (parameter.Spread[i] * SpreadDecay) + (g * g * (1f - SpreadDecay));
            float w = parameter.Value.Numbers[i] -= m * step / (MathF.Sqrt(s) + Tiny);
            parameter.Average[i] = (parameter.Average[i] * kept) + (w * (1f - kept));
        }

        parameter.Gradient.All().Clear();
    }
}
