namespace NanoStim.VirtualBoard;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi rotations.</summary>
internal static class SymmetricEigen
{
    private const int MaxSweeps = 50;

    /// <summary>Solves the leading n-by-n part, which it destroys. Vectors come in columns.</summary>
    internal static void Solve(double[,] matrix, int n, double[] values, double[,] vectors)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                vectors[i, j] = i == j ? 1 : 0;
            }
        }

        for (int sweep = 0; sweep < MaxSweeps && !IsDiagonal(matrix, n); sweep++)
        {
            for (int p = 0; p < n - 1; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    Rotate(matrix, vectors, n, p, q);
                }
            }
        }

        for (int i = 0; i < n; i++)
        {
            values[i] = matrix[i, i];
        }
    }

    private static bool IsDiagonal(double[,] matrix, int n)
    {
        for (int p = 0; p < n - 1; p++)
        {
            for (int q = p + 1; q < n; q++)
            {
                double scale = Math.Sqrt(Math.Abs(matrix[p, p] * matrix[q, q]));
                if (Math.Abs(matrix[p, q]) > 1e-15 * scale)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static void Rotate(double[,] matrix, double[,] vectors, int n, int p, int q)
    {
        if (matrix[p, q] == 0)
        {
            return;
        }

        double theta = (matrix[q, q] - matrix[p, p]) / (2 * matrix[p, q]);
        double tangent = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        double cosine = 1 / Math.Sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (int i = 0; i < n; i++)
        {
            double a = matrix[i, p];
            double b = matrix[i, q];
            matrix[i, p] = cosine * a - sine * b;
            matrix[i, q] = sine * a + cosine * b;
        }

        for (int i = 0; i < n; i++)
        {
            double a = matrix[p, i];
            double b = matrix[q, i];
            matrix[p, i] = cosine * a - sine * b;
            matrix[q, i] = sine * a + cosine * b;
            a = vectors[i, p];
            b = vectors[i, q];
            vectors[i, p] = cosine * a - sine * b;
            vectors[i, q] = sine * a + cosine * b;
        }
    }
}
